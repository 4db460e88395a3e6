using System.Net;

namespace WebexMeetings.Http;

/// <summary>A body that is in memory.</summary>
internal sealed class BufferedContent(byte[] body) : HttpContent
{
    public byte[] Body { get; } = body;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Body, 0, Body.Length);

    protected override bool TryComputeLength(out long length)
    {
        length = Body.Length;
        return true;
    }
}
