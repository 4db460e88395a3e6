using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WebexMeetings.Simulator;

/// <summary>The clock of a test in another process: one byte asks, eight bytes answer with the ticks of the time, UTC.</summary>
internal sealed class CallbackClock : TimeProvider, IDisposable
{
    private readonly Lock asking = new();
    private readonly TcpClient client = new() { NoDelay = true };

    public CallbackClock(int port) => client.Connect(IPAddress.Loopback, port);

    public override DateTimeOffset GetUtcNow()
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        lock (asking)
        {
            NetworkStream stream = client.GetStream();
            stream.WriteByte(0);
            stream.ReadExactly(ticks);
        }

        return new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(ticks), TimeSpan.Zero);
    }

    public void Dispose() => client.Dispose();
}
