using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>
/// A server on a free port that sends what a test says, byte by byte: what no web server would send is what it is for. It counts the
/// connections that are open. It can be a proxy too: that is a server which is asked for other hosts.
/// </summary>
internal sealed class ByteServer : IDisposable
{
    private static readonly Encoding Latin1 = Encoding.GetEncoding(28591);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]?> respond;
    private readonly bool keepsConnections;
    private readonly object sync = new();
    private readonly HashSet<TcpClient> open = [];
    private TaskCompletionSource allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isStopped;

    /// <param name="respond">Takes a request as it came and gives the whole response; null or nothing hangs up without one.</param>
    /// <param name="keepsConnections">Whether it waits for another request after a response; else it hangs up.</param>
    public ByteServer(Func<string, byte[]?> respond, bool keepsConnections = false)
    {
        this.respond = respond;
        this.keepsConnections = keepsConnections;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public Uri ApiBaseUri => new(Address, "/v1");

    /// <summary>The requests that came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>The connections that were ever made.</summary>
    public int Accepted { get; private set; }

    /// <summary>Completes when no connection is open.</summary>
    public Task AllClosed
    {
        get
        {
            lock (sync)
            {
                return open.Count == 0 ? Task.CompletedTask : allClosed.Task;
            }
        }
    }

    /// <summary>A whole response.</summary>
    public static byte[] Response(int status, byte[] body, params string[] headers) =>
        [
            .. Latin1.GetBytes(
                $"HTTP/1.1 {status} Said\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: "
                    + $"{body.Length}\r\n\r\n"),
            .. body,
        ];

    public static byte[] Response(int status, string body, params string[] headers) =>
        Response(status, Encoding.UTF8.GetBytes(body), headers);

    /// <summary>Hangs up on everyone. It waits for nothing: whatever is still read or written then fails, and that ends it.</summary>
    public void Dispose()
    {
        lock (sync)
        {
            isStopped = true;
            foreach (TcpClient client in open)
            {
                client.Dispose();
            }
        }

        listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or InvalidOperationException)
        {
            // The test is over. A listener that stops before it is asked has another exception than one that stops later.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Count(client);
        try
        {
            NetworkStream stream = client.GetStream();
            while (await ReadRequestAsync(stream) is { Length: > 0 } request)
            {
                Requests.Enqueue(request);
                if (respond(request) is not { Length: > 0 } response)
                {
                    return;
                }

                await stream.WriteAsync(response);
                if (!keepsConnections)
                {
                    return;
                }
            }
        }
        catch (Exception ended) when (ended is IOException or SocketException or ObjectDisposedException)
        {
            // The client has gone, or the test is over.
        }
        finally
        {
            client.Dispose();
            Forget(client);
        }
    }

    /// <returns>Nothing when the client closed the connection.</returns>
    private static async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!IsWhole(request.ToString()))
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                return string.Empty;
            }

            request.Append(Latin1.GetString(buffer, 0, read));
        }

        return request.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string? length =
            request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end >= 0 && request.Length >= end + 4 + (length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture));
    }

    private void Count(TcpClient client)
    {
        lock (sync)
        {
            Accepted++;
            if (isStopped)
            {
                client.Dispose();
            }

            if (open.Count == 0)
            {
                allClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            open.Add(client);
        }
    }

    private void Forget(TcpClient client)
    {
        lock (sync)
        {
            open.Remove(client);
            if (open.Count == 0)
            {
                allClosed.TrySetResult();
            }
        }
    }
}
