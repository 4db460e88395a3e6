using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>A server that sends what a test says, byte by byte: what no web server would send is what it is for.</summary>
internal sealed class ByteServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, byte[]?> respond;
    private readonly bool keepsConnections;
    private readonly Task accepting;

    /// <param name="respond">Takes a request as it came and gives the whole response; null hangs up without one.</param>
    /// <param name="keepsConnections">Whether it waits for another request after a response; else it hangs up.</param>
    public ByteServer(Func<string, byte[]?> respond, bool keepsConnections = false)
    {
        this.respond = respond;
        this.keepsConnections = keepsConnections;
        listener.Start();
        accepting = AcceptAsync();
    }

    public ConcurrentQueue<string> Requests { get; } = new();

    public Uri ApiBaseUri => new($"http://{listener.LocalEndpoint}/v1");

    /// <summary>A whole response.</summary>
    public static byte[] Response(int status, byte[] body, params string[] headers) =>
        [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status} Said\r\n{string.Concat(headers.Select(header => header + "\r\n"))}Content-Length: {body.Length}\r\n\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                while (await ReadRequestAsync(stream) is { Length: > 0 } request)
                {
                    Requests.Enqueue(request);
                    if (respond(request) is not { } response)
                    {
                        return;
                    }

                    await stream.WriteAsync(response, stop.Token);
                    if (!keepsConnections)
                    {
                        return;
                    }
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (!IsWhole(request.ToString()))
        {
            int read = await stream.ReadAsync(buffer, stop.Token);
            if (read == 0)
            {
                return string.Empty;
            }

            request.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return request.ToString();
    }

    private static bool IsWhole(string request)
    {
        int end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        string? length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return end >= 0 && request.Length >= end + 4 + (length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture));
    }
}
