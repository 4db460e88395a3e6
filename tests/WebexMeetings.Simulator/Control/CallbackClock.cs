using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WebexMeetings.Simulator;

/// <summary>The clock of a test in another process: one byte asks, eight bytes answer with the ticks of the time, UTC.</summary>
internal sealed class CallbackClock : TimeProvider, IDisposable
{
    private readonly Lock _asking = new();
    private readonly TcpClient _client = new() { NoDelay = true };

    public CallbackClock(int port) => _client.Connect(IPAddress.Loopback, port);

    public override DateTimeOffset GetUtcNow()
    {
        Span<byte> ticks = stackalloc byte[sizeof(long)];
        lock (_asking)
        {
            NetworkStream stream = _client.GetStream();
            stream.WriteByte(0);
            stream.ReadExactly(ticks);
        }

        return new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(ticks), TimeSpan.Zero);
    }

    public void Dispose() => _client.Dispose();
}
