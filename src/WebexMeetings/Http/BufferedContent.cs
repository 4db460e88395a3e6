using System.Net;
using System.Net.Http.Headers;

namespace WebexMeetings.Http;

/// <summary>A body that is in memory.</summary>
internal sealed class BufferedContent : HttpContent
{
    public BufferedContent(byte[] body, MediaTypeHeaderValue? contentType)
    {
        Body = body;
        Headers.ContentType = contentType;
    }

    public byte[] Body { get; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Body, 0, Body.Length);

    protected override bool TryComputeLength(out long length)
    {
        length = Body.Length;
        return true;
    }
}
