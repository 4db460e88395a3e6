using System.Net;
using System.Net.Sockets;

namespace WebexMeetings.Simulator;

/// <summary>Tells a simulator in another process the time of a test: for each byte that comes, eight go out with the ticks, UTC.</summary>
internal sealed class ClockServer : IDisposable
{
    private readonly TimeProvider time;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ClockServer(TimeProvider time)
    {
        this.time = time;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        // A thread of its own: the pool may be full of tests that wait for the simulator.
        new Thread(Answer) { IsBackground = true }.Start();
    }

    public int Port { get; }

    public void Dispose() => listener.Stop();

    private void Answer()
    {
        try
        {
            using TcpClient client = listener.AcceptTcpClient();
            client.NoDelay = true;
            using NetworkStream stream = client.GetStream();
            while (stream.ReadByte() >= 0)
            {
                stream.Write(BitConverter.GetBytes(time.GetUtcNow().UtcTicks), 0, sizeof(long));
            }
        }
        catch (Exception ended) when (ended is SocketException or IOException or InvalidOperationException)
        {
            // The simulator, or the test, is over.
        }
    }
}
