using System.Net;
using System.Net.Sockets;
using System.Text;
using WebexMeetings.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>What the browser is answered, byte by byte, and what the listener does when the sockets of this computer fail.</summary>
public sealed class RedirectListenerTests
{
    private const string State = "state-1";
    private const string Refused = "This does not belong to the sign-in that PowerShell waits for.";

    private readonly int port = FreePort.Find();
    private readonly RedirectAddress address;
    private int accepts;

    public RedirectListenerTests() => address = RedirectAddress.Parse($"http://127.0.0.1:{port}/back");

    private string Host => $"Host: 127.0.0.1:{port}\r\n";

    [Theory]
    [InlineData(SocketError.TooManyOpenSockets)]
    [InlineData(SocketError.NoBufferSpaceAvailable)]
    public async Task A_failure_that_stays_ends_the_waiting_with_an_error_that_says_it(SocketError error)
    {
        using var listener = new RedirectListener(address, State, TimeProvider.System, _ => throw Counted(error));

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => WaitAsync(listener));

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith($"Cannot wait any longer for the browser at {address.Text}: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(
            "This computer accepts no more connections there. It may be short of memory or open files. "
                + "Run Connect-Webex -Interactive again, or sign in with -DeviceCode.",
            failure.RecommendedAction);
        Assert.Equal(1, accepts);
    }

    [Theory]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.ConnectionAborted)]
    public async Task A_client_that_is_gone_before_it_is_accepted_ends_nothing(SocketError error)
    {
        using RedirectListener listener = Listen(sockets => accepts == 0 ? throw Counted(error) : sockets.AcceptTcpClientAsync());

        await SendAsync($"GET /back?code=c&state={State} HTTP/1.1\r\n{Host}\r\n");

        Assert.Equal("c", (await WaitAsync(listener)).Code);
        Assert.Equal(1, accepts);
    }

#if NET
    [Fact]
    public async Task A_browser_that_does_not_wait_for_the_page_has_brought_the_code_all_the_same()
    {
        Socket? half = null;
        using RedirectListener listener = Listen(async sockets =>
        {
            TcpClient client = await sockets.AcceptTcpClientAsync();

            // The system sends no more, as to a browser that is gone. The listener has another object and only notices at the page.
            half = new Socket(client.Client.SafeHandle);
            half.Shutdown(SocketShutdown.Send);
            return client;
        });

        string page = await SendAsync($"GET /back?code=c&state={State} HTTP/1.1\r\n{Host}\r\n");

        Assert.Empty(page);
        Assert.Equal("c", (await WaitAsync(listener)).Code);
        half!.Dispose();
    }
#endif

    [Fact]
    public async Task Ending_the_sign_in_closes_the_connections_that_say_nothing()
    {
        var accepted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RedirectListener listener = Listen(async sockets =>
        {
            TcpClient client = await sockets.AcceptTcpClientAsync();
            accepted.TrySetResult();
            return client;
        });
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, port);
        await accepted.Task;

        listener.Dispose();

        Assert.Empty(await ReadAsync(silent.GetStream()));
    }

    [Fact]
    public async Task A_port_that_is_taken_on_one_of_the_two_addresses_of_localhost_is_said_and_the_other_is_left()
    {
        using var other = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            other.Bind(new IPEndPoint(IPAddress.IPv6Loopback, port));
            other.Listen(1);
        }
        catch (SocketException none) when (none.SocketErrorCode == SocketError.AddressNotAvailable)
        {
            // This computer has no IPv6, so that localhost has one address only.
            return;
        }

        var failure = Assert.Throws<WebexApiException>(() => new RedirectListener(
            RedirectAddress.Parse($"http://localhost:{port}/"), State, TimeProvider.System));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.StartsWith($"Cannot wait for the browser at http://localhost:{port}/: ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Another program may use this port. End it, or give another -RedirectUri that the integration has registered.",
            failure.RecommendedAction);
        using RedirectListener onTheOther = Listen();
        Task<RedirectQuery> waiting = WaitAsync(onTheOther);
        await SendAsync($"GET /back?code=c&state={State} HTTP/1.1\r\n{Host}\r\n");
        Assert.Equal("c", (await waiting).Code);
    }

    [Theory]
    [InlineData("code=c%2B1", "c+1", null, "Back to PowerShell", "Webex has sent the sign-in to PowerShell. You can close this window.")]
    [InlineData("error=not+allowed", null, "not allowed", "Not signed in", "Webex did not allow the sign-in; PowerShell says why. You can close this window.")]
    public async Task The_browser_shows_how_it_ended(string query, string? code, string? error, string title, string text)
    {
        using RedirectListener listener = Listen();

        string page = await SendAsync($"GET /back?{query}&state={State} HTTP/1.1\r\n{Host}\r\n");
        RedirectQuery answer = await WaitAsync(listener);

        Assert.Equal(Page("200 OK", title, text), page);
        Assert.Equal((code, error), (answer.Code, answer.Error));
    }

    [Theory]
    [InlineData("\r\n\r\n")]
    [InlineData("GET\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state-1 HTTP/1.1\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state-1 HTTP/2.0\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("POST /back?code=c&state=state-1 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state-2 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state-12 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state- HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?code&state=state-1 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?error=&state=state-1 HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back HTTP/1.1\r\nHost: 127.0.0.1:{PORT}\r\n\r\n")]
    [InlineData("GET /back?code=c&state=state-1 HTTP/1.1\r\nHost: localhost:{PORT}\r\n\r\n")]
    public async Task What_is_not_the_redirect_is_refused_and_the_next_one_counts(string request)
    {
        using RedirectListener listener = Listen();

        string page = await SendAsync(request.Replace("{PORT}", port.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Equal(Page("400 Bad Request", "Not accepted", Refused), page);
        await SendAsync($"GET /back?code=right&state={State} HTTP/1.0\r\nhost:127.0.0.1:{port}\r\n\r\n");
        Assert.Equal("right", (await WaitAsync(listener)).Code);
    }

    [Fact]
    public async Task Another_path_has_a_page_of_its_own()
    {
        using RedirectListener listener = Listen();

        string page = await SendAsync($"GET /favicon.ico HTTP/1.1\r\n{Host}\r\n");

        Assert.Equal(Page("404 Not Found", "Nothing here", "PowerShell waits for a sign-in at another address."), page);
    }

    [Fact]
    public async Task A_second_redirect_is_refused()
    {
        using RedirectListener listener = Listen();
        await SendAsync($"GET /back?code=first&state={State} HTTP/1.1\r\n{Host}\r\n");

        string page = await SendAsync($"GET /back?code=second&state={State} HTTP/1.1\r\n{Host}\r\n");

        Assert.Equal(Page("400 Bad Request", "Not accepted", Refused), page);
        Assert.Equal("first", (await WaitAsync(listener)).Code);
    }

    [Fact]
    public async Task A_request_may_come_in_pieces()
    {
        using RedirectListener listener = Listen();

        string page =
            await SendAsync($"GET /back?code=c&state={State} HTTP/1.1\r\n{Host}Accept: {new string('x', 500)}\r\n\r\n", pieces: 1);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", page, StringComparison.Ordinal);
        Assert.Equal("c", (await WaitAsync(listener)).Code);
    }

    [Theory]
    [InlineData(16 * 1024, "long")]
    [InlineData((16 * 1024) + 1, "right")]
    [InlineData((16 * 1024) + 4, "right")]
    public async Task A_request_has_at_most_16_KB(int length, string expected)
    {
        using RedirectListener listener = Listen();
        string start = $"GET /back?code=long&state={State} HTTP/1.1\r\n{Host}Accept: ";
        string request = $"{start}{new string('x', length - start.Length - 4)}\r\n\r\n";
        Assert.Equal(length, request.Length);

        await SendAsync(request);
        await SendAsync($"GET /back?code=right&state={State} HTTP/1.1\r\n{Host}\r\n");

        Assert.Equal(expected, (await WaitAsync(listener)).Code);
    }

    private static Task<RedirectQuery> WaitAsync(RedirectListener listener) =>
        listener.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    private static string Page(string status, string title, string text)
    {
        string body = $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>"
            + "<style>body{font:18px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:32em;padding:0 1em}</style></head>"
            + $"<body><h1>{title}</h1><p>{text}</p></body></html>";
        return $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\nCache-Control: no-store\r\n"
            + "Referrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
            + $"Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n{body}";
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var content = new MemoryStream();
        try
        {
            await stream.CopyToAsync(content);
        }
        catch (IOException)
        {
            // What was not read at the other end resets the connection; what came before counts.
        }

        return Encoding.UTF8.GetString(content.ToArray());
    }

    private RedirectListener Listen(Func<TcpListener, Task<TcpClient>>? accept = null) => new(address, State, TimeProvider.System, accept);

    /// <summary>Sends the request, at once or in pieces of so many bytes, and returns what comes until the connection is closed.</summary>
    private async Task<string> SendAsync(string request, int pieces = int.MaxValue)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        NetworkStream stream = client.GetStream();
        byte[] bytes = Encoding.ASCII.GetBytes(request);
        for (int sent = 0; sent < bytes.Length; sent += Math.Min(pieces, bytes.Length - sent))
        {
            await stream.WriteAsync(bytes.AsMemory(sent, Math.Min(pieces, bytes.Length - sent)));
        }

        return await ReadAsync(stream);
    }

    private SocketException Counted(SocketError error)
    {
        accepts++;
        return new SocketException((int)error);
    }
}
