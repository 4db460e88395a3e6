using System.Net;
using System.Text;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>A body in memory, with its character set and the secrets to mask.</summary>
/// <param name="body">The bytes.</param>
/// <param name="charset">The character set that the response names; null for none.</param>
/// <param name="secrets">The secrets of the request and its connection; null for the body of a request.</param>
internal sealed class BufferedContent(byte[] body, string? charset = null, RequestSecrets? secrets = null) : HttpContent
{
    private const int LongestExcerpt = 80;

    /// <summary>The length of the excerpt to mask, which is enough for a complete secret in a long spelling.</summary>
    private const int ExcerptBytes = 4096;

    public byte[] Body { get; } = body;

    /// <summary>Gets the redaction for texts from this response.</summary>
    public Redaction Redaction => secrets?.Redaction ?? Redaction.ByName;

    /// <summary>Gets the body as UTF-8 for a JSON reader: without a byte order mark and without invalid characters.</summary>
    public byte[] Json => BodyText.ToJson(Body, charset);

    /// <summary>Gets the beginning of the body for an error message: in quotes, on one line, short, and without secrets.</summary>
    public string Excerpt =>
        Body.Length == 0 ? "nothing" : $"'{Redaction.Line(BodyText.Decode(Body, charset, ExcerptBytes), LongestExcerpt)}'";

    /// <summary>Returns the body as text, up to a number of bytes.</summary>
    public string Text(int mostBytes) => BodyText.Decode(Body, charset, mostBytes);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Body, 0, Body.Length);

    protected override bool TryComputeLength(out long length)
    {
        length = Body.Length;
        return true;
    }
}

/// <summary>Reads responses that the handlers have buffered.</summary>
internal static class BufferedResponse
{
    private static readonly BufferedContent Nothing = new([]);

    /// <summary>Returns the body of a response that the handlers buffered.</summary>
    public static BufferedContent Buffered(this HttpResponseMessage response) => response.Content as BufferedContent ?? Nothing;
}

/// <summary>The secrets of a request and its connection.</summary>
internal sealed class RequestSecrets
{
    private readonly KnownSecrets known;
    private readonly byte[]? body;
    private Redaction? redaction;

    private RequestSecrets(KnownSecrets known, byte[]? body)
    {
        this.known = known;
        this.body = body;
    }

    /// <summary>Gets the redaction. It is created on first use, because most responses are never shown.</summary>
    public Redaction Redaction => redaction ??= Redaction.Of(known, body);

    /// <summary>Records the token of the request for its connection, and the secrets in its body.</summary>
    public static async ValueTask<RequestSecrets> ReadAsync(HttpRequestMessage request, KnownSecrets known)
    {
        known.Add(request.Headers.Authorization?.Parameter);
        if (request.Content is not FormUrlEncodedContent form)
        {
            return new RequestSecrets(known, (request.Content as BufferedContent)?.Body);
        }

        // Only sign-ins send forms, so their secrets belong to the connection as long as it lasts.
        byte[] fields = await form.ReadAsByteArrayAsync().ConfigureAwait(false);
        foreach (string secret in SecretFields.In(fields))
        {
            known.Add(secret);
        }

        return new RequestSecrets(known, null);
    }
}
