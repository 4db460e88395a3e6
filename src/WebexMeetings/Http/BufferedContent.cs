using System.Net;
using System.Text;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>A body in memory, with what has to be known to read and to show it.</summary>
/// <param name="body">The bytes.</param>
/// <param name="charset">The character set that the response names; null for none.</param>
/// <param name="secrets">What the request and its connection hold that nobody may read; null for a body that is sent.</param>
internal sealed class BufferedContent(byte[] body, string? charset = null, RequestSecrets? secrets = null) : HttpContent
{
    private const int LongestExcerpt = 80;

    /// <summary>A secret in a long spelling fits in, whole; more is not looked at.</summary>
    private const int ExcerptBytes = 4096;

    public byte[] Body { get; } = body;

    /// <summary>What masks a text out of this response.</summary>
    public Redaction Redaction => secrets?.Redaction ?? Redaction.ByName;

    /// <summary>The body as UTF-8 that a JSON reader takes: without byte order mark, and without what is not a character.</summary>
    public byte[] Json => BodyText.ToJson(Body, charset);

    /// <summary>The beginning of the body for an error message: in quotes, on one line, short, without secrets.</summary>
    public string Excerpt =>
        Body.Length == 0 ? "nothing" : $"'{Redaction.Line(BodyText.Decode(Body, charset, ExcerptBytes), LongestExcerpt)}'";

    /// <summary>The body as text, at most its first so many bytes.</summary>
    public string Text(int mostBytes) => BodyText.Decode(Body, charset, mostBytes);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Body, 0, Body.Length);

    protected override bool TryComputeLength(out long length)
    {
        length = Body.Length;
        return true;
    }
}

/// <summary>Reads what the handlers have buffered.</summary>
internal static class BufferedResponse
{
    private static readonly BufferedContent Nothing = new([]);

    /// <summary>The body of a response that came through the handlers.</summary>
    public static BufferedContent Buffered(this HttpResponseMessage response) => response.Content as BufferedContent ?? Nothing;
}

/// <summary>What a request and its connection hold that nobody may read.</summary>
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

    /// <summary>Put together on the first look: most responses are shown to nobody.</summary>
    public Redaction Redaction => redaction ??= Redaction.Of(known, body);

    /// <summary>Takes note of what signs the request, for its connection, and of what it sends.</summary>
    public static async Task<RequestSecrets> ReadAsync(HttpRequestMessage request, KnownSecrets known)
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
