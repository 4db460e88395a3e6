using System.Net;
using System.Net.Sockets;

namespace WebexMeetings.Tests.Setup;

/// <summary>Ports for tests that have to name one before they listen.</summary>
internal static class FreePort
{
    // Below those that systems hand out by themselves: nobody gets the port between the look at it and its use.
    private const int First = 20_000;
    private const int Count = 10_000;

    private static int next = Guid.NewGuid().GetHashCode() & 0xFFFF;

    public static int Find()
    {
        while (true)
        {
            int port = First + (Interlocked.Increment(ref next) % Count);
            try
            {
                var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                probe.Stop();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }
}
