using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>
/// A server on a free port that answers with the bytes that a test gives, right or wrong, and counts the connections that are open. It can
/// be a proxy too: that is a server which is asked for other hosts.
/// </summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, byte[]> answer;
    private readonly object sync = new();
    private TaskCompletionSource allClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int open;

    /// <param name="answer">Gives the whole response for the head of a request; an empty one closes the connection.</param>
    public RawServer(Func<string, byte[]> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public Uri ApiBaseUri => new(Address, "/v1");

    /// <summary>The heads of the requests that came.</summary>
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
                return open == 0 ? Task.CompletedTask : allClosed.Task;
            }
        }
    }

    /// <summary>A response with a body of any bytes. The connection stays open, as with a real server.</summary>
    public static byte[] Response(int status, byte[] body, string headers = "") =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), .. body];

    public static byte[] Response(int status, string body, string headers = "") => Response(status, Encoding.UTF8.GetBytes(body), headers);

    public void Dispose() => listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                Count(1);
                _ = ServeAsync(client);
            }
        }
        catch (Exception ended) when (ended is SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream stream = client.GetStream();
                while (await ReadHeadAsync(stream) is { } head)
                {
                    Requests.Enqueue(head);
                    byte[] response = answer(head);
                    if (response.Length == 0)
                    {
                        return;
                    }

                    await stream.WriteAsync(response);
                }
            }
        }
        catch (IOException)
        {
            // The client is gone.
        }
        finally
        {
            Count(-1);
        }
    }

    /// <returns>Null when the client closed the connection. A body is read and forgotten.</returns>
    private static async Task<string?> ReadHeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        byte[] one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
            {
                return null;
            }

            text.Append((char)one[0]);
        }

        string head = text.ToString();
        string? length = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
        {
            await stream.ReadExactlyAsync(new byte[int.Parse(length.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)]);
        }

        return head;
    }

    private void Count(int change)
    {
        lock (sync)
        {
            Accepted += change > 0 ? 1 : 0;
            open += change;
            if (open == 0)
            {
                allClosed.TrySetResult();
            }
            else if (allClosed.Task.IsCompleted)
            {
                allClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
