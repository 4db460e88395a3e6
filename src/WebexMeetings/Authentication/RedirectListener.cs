using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebexMeetings.Authentication;

/// <summary>
/// Waits at the redirect address for the browser, on loopback only, for one redirect with the correct state. It uses sockets, because
/// HttpListener on Windows listens on all interfaces and checks only the host name.
/// </summary>
internal sealed class RedirectListener : IDisposable
{
    private const int LongestHead = 16 * 1024;

    /// <summary>The timeout for a silent connection, because browsers open some in advance.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RedirectAddress address;
    private readonly string state;
    private readonly TimeProvider time;
    private readonly Func<TcpListener, Task<TcpClient>> accept;
    private readonly List<TcpListener> listeners = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<RedirectQuery> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int taken;

    /// <param name="address">The redirect address.</param>
    /// <param name="state">The value that the redirect has to return.</param>
    /// <param name="time">The clock.</param>
    /// <param name="accept">Waits for a connection. By default, the sockets do.</param>
    /// <exception cref="WebexApiException">Another program uses the port.</exception>
    public RedirectListener(RedirectAddress address, string state, TimeProvider time, Func<TcpListener, Task<TcpClient>>? accept = null)
    {
        this.address = address;
        this.state = state;
        this.time = time;
        this.accept = accept ?? (listener => listener.AcceptTcpClientAsync());
        try
        {
            foreach (IPAddress loopback in address.Interfaces)
            {
                Listen(loopback);
            }
        }
        catch (SocketException taken)
        {
            Dispose();
            throw InvalidInput.Create(
                $"Cannot wait for the browser at {address.Text}: {taken.Message.TrimEnd('.')}",
                "Another program may use this port. End it, or give another -RedirectUri that the integration has registered.");
        }
    }

    /// <summary>Returns the query of the redirect with the correct state.</summary>
    /// <exception cref="WebexApiException">This computer accepts no more connections.</exception>
    public Task<RedirectQuery> WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        result.Task.WaitAsync(longest, time, cancellationToken);

    public void Dispose()
    {
        stop.Cancel();
        listeners.ForEach(listener => listener.Stop());
    }

    private void Listen(IPAddress loopback)
    {
        if (loopback.AddressFamily == AddressFamily.InterNetworkV6 && listeners.Count > 0 && !Socket.OSSupportsIPv6)
        {
            return;
        }

        // No other program may share the port and receive the redirect.
        var listener = new TcpListener(loopback, address.Uri.Port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
        }
        catch (SocketException none) when (none.SocketErrorCode == SocketError.AddressNotAvailable && listeners.Count > 0)
        {
            return;
        }

        listeners.Add(listener);
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await accept(listener).ConfigureAwait(false);
                _ = AnswerAsync(client);
            }
            catch (SocketException gone) when (gone.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
            {
                // The client disconnected before it was accepted.
            }
            catch (Exception ended) when (ended is ObjectDisposedException or SocketException or InvalidOperationException)
            {
                // Another attempt would fail at once, in an endless loop.
                if (!stop.IsCancellationRequested)
                {
                    result.TrySetException(CannotAccept(ended));
                }

                return;
            }
        }
    }

    private WebexApiException CannotAccept(Exception failure) =>
        new(
            WebexErrorKind.ConnectionFailed,
            $"Cannot wait any longer for the browser at {address.Text}: {failure.Message.TrimEnd('.')}.",
            failure)
        {
            RecommendedAction = "This computer accepts no more connections there. It may be short of memory or open files. "
                + "Run Connect-Webex -Interactive again, or sign in with -DeviceCode.",
        };

    // Connections run in parallel: a silent one must not block the one with the redirect.
    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        using (CancellationTokenSource patience = time.CreateCancellationTokenSource(Patience))
        using (patience.Token.Register(client.Close))
        using (stop.Token.Register(client.Close))
        {
            try
            {
                NetworkStream stream = client.GetStream();
                RedirectQuery? query = Judge(await ReadHeadAsync(stream).ConfigureAwait(false), out byte[] page);
                try
                {
                    await stream.WriteAsync(page, 0, page.Length).ConfigureAwait(false);
                }
                finally
                {
                    // Only after the page, because the result stops the listener. But also when the browser did not wait for the page.
                    if (query is not null)
                    {
                        result.TrySetResult(query);
                    }
                }
            }
            catch (Exception lost) when (lost is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The browser disconnected. It may connect again.
            }
        }
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[LongestHead];
        int length = 0;
        while (length < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer, length, buffer.Length - length).ConfigureAwait(false);
            length += read;
            string head = Encoding.ASCII.GetString(buffer, 0, length);
            if (read == 0 || head.IndexOf("\r\n\r\n", StringComparison.Ordinal) >= 0)
            {
                return head;
            }
        }

        return string.Empty;
    }

    /// <returns>Null when this is not the expected redirect.</returns>
    private RedirectQuery? Judge(string head, out byte[] page)
    {
        string[] lines = head.Split(["\r\n"], StringSplitOptions.None);
        string[] request = lines[0].Split(' ');
        if (request is not ["GET", var target, "HTTP/1.1" or "HTTP/1.0"] || !IsForUs(lines))
        {
            page = RedirectPage.Refused;
            return null;
        }

        string[] parts = target.Split(['?'], 2);
        if (parts[0] != address.Uri.AbsolutePath)
        {
            page = RedirectPage.NotFound;
            return null;
        }

        return Take(RedirectQuery.Parse(parts.ElementAtOrDefault(1) ?? string.Empty), out page);
    }

    private RedirectQuery? Take(RedirectQuery query, out byte[] page)
    {
        bool isAnswer = query.HasState(state) && (query.Code is { Length: > 0 } || query.Error is { Length: > 0 });
        if (!isAnswer || Interlocked.Exchange(ref taken, 1) != 0)
        {
            page = RedirectPage.Refused;
            return null;
        }

        page = query.Code is null ? RedirectPage.Denied : RedirectPage.Done;
        return query;
    }

    // DNS rebinding: a page of another site still sends the name of that site.
    private bool IsForUs(string[] lines) => Array.Exists(
        lines,
        line => string.Equals(line.Replace(" ", string.Empty), $"Host:{address.Uri.Authority}", StringComparison.OrdinalIgnoreCase));
}

/// <summary>The query that the browser sent to the redirect address.</summary>
internal sealed class RedirectQuery
{
    private readonly ILookup<string, string> values;

    private RedirectQuery(ILookup<string, string> values) => this.values = values;

    /// <summary>The authorization code. Null when there is none, or more than one.</summary>
    public string? Code => Single("code");

    /// <summary>The reason for a missing code, such as "access_denied". Null when the code is there.</summary>
    public string? Error => Single("error");

    public static RedirectQuery Parse(string query) => new(query
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(['='], 2))
        .ToLookup(pair => Decode(pair[0]), pair => Decode(pair.ElementAtOrDefault(1) ?? string.Empty)));

    /// <summary>Returns whether the state matches, with a comparison in constant time.</summary>
    public bool HasState(string expected)
    {
        string given = Single("state") ?? string.Empty;
        int difference = given.Length ^ expected.Length;
        for (int i = 0; i < expected.Length; i++)
        {
            difference |= expected[i] ^ (i < given.Length ? given[i] : '\0');
        }

        return difference == 0;
    }

    private string? Single(string name) => values[name].ToArray() is [var only] ? only : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>The pages that the browser shows at the end. They contain nothing of the request.</summary>
internal static class RedirectPage
{
    public static byte[] Done { get; } =
        Write("200 OK", "Back to PowerShell", "Webex has sent the sign-in to PowerShell. You can close this window.");

    public static byte[] Denied { get; } =
        Write("200 OK", "Not signed in", "Webex did not allow the sign-in; PowerShell says why. You can close this window.");

    public static byte[] Refused { get; } =
        Write("400 Bad Request", "Not accepted", "This does not belong to the sign-in that PowerShell waits for.");

    public static byte[] NotFound { get; } = Write("404 Not Found", "Nothing here", "PowerShell waits for a sign-in at another address.");

    private static byte[] Write(string status, string title, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>"
            + "<style>body{font:18px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32em;padding:0 1em}</style></head>"
            + $"<body><h1>{title}</h1><p>{text}</p></body></html>");
        string[] head =
        [
            $"HTTP/1.1 {status}",
            "Content-Type: text/html; charset=utf-8",
            $"Content-Length: {body.Length}",
            "Cache-Control: no-store",
            "Referrer-Policy: no-referrer",
            "X-Content-Type-Options: nosniff",
            "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
            "Connection: close",
            "\r\n",
        ];
        return [.. Encoding.ASCII.GetBytes(string.Join("\r\n", head)), .. body];
    }
}
