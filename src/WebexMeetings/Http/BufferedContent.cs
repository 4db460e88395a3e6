using System.Net;
using System.Text;
using System.Text.Json;
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
    public const int ExcerptBytes = 4096;

    public byte[] Body { get; } = body;

    /// <summary>Gets the redaction for texts from this response.</summary>
    public Redaction Redaction => secrets?.Redaction ?? Redaction.ByName;

    /// <summary>Gets the body as UTF-8 for a JSON reader: without a byte order mark and without invalid characters.</summary>
    public byte[] Json => BodyText.ToJson(Body, charset);

    /// <summary>Reads the body as JSON, which outlives the response. Its kind is Undefined when the body is not JSON.</summary>
    public JsonElement ParseJson()
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

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
    public static ValueTask<RequestSecrets> ReadAsync(HttpRequestMessage request, KnownSecrets known)
    {
        known.Add(request.Headers.Authorization?.Parameter);
        return request.Content is FormUrlEncodedContent form
            ? ReadFormAsync(form, known)
            : new ValueTask<RequestSecrets>(new RequestSecrets(known, (request.Content as BufferedContent)?.Body));
    }

    // Only sign-ins send forms, so their secrets belong to the connection as long as it lasts.
    private static async ValueTask<RequestSecrets> ReadFormAsync(FormUrlEncodedContent form, KnownSecrets known)
    {
        byte[] fields = await form.ReadAsByteArrayAsync().ConfigureAwait(false);
        foreach (string secret in SecretFields.In(fields))
        {
            known.Add(secret);
        }

        return new RequestSecrets(known, null);
    }
}

/// <summary>
/// Reads any bytes as text. The encoding comes from a byte order mark, else the character set of the response, else the positions of NUL
/// bytes. Everything else is UTF-8, with replacement characters for invalid bytes.
/// </summary>
internal static class BodyText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding BigEndianUtf32 = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    // The byte order mark of UTF-32 begins with that of UTF-16.
    private static readonly (Encoding Encoding, byte[] Mark)[] Marked =
        Array.ConvertAll<Encoding, (Encoding, byte[])>(
            [Encoding.UTF32, BigEndianUtf32, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode],
            static encoding => (encoding, encoding.GetPreamble()));

    public static string Decode(byte[] body, string? charset, int mostBytes = int.MaxValue)
    {
        Encoding encoding = EncodingOf(body, charset, out int mark);
        return encoding.GetString(body, mark, Math.Min(body.Length - mark, mostBytes & ~3));
    }

    /// <summary>Returns the body as UTF-8 that a JSON reader can read to its end, if it is JSON.</summary>
    public static byte[] ToJson(byte[] body, string? charset)
    {
        if (EncodingOf(body, charset, out int mark) is UTF8Encoding && mark == 0 && IsUtf8(body) && !HasSurrogateEscape(body))
        {
            return body;
        }

        return Encoding.UTF8.GetBytes(WithoutLoneSurrogates(Decode(body, charset)));
    }

    private static Encoding EncodingOf(byte[] body, string? charset, out int mark)
    {
        foreach ((Encoding encoding, byte[] bytes) in Marked)
        {
            if (body.AsSpan().StartsWith(bytes))
            {
                mark = bytes.Length;
                return encoding;
            }
        }

        mark = 0;
        return Named(charset) ?? ByNul(body);
    }

    private static Encoding? Named(string? charset)
    {
        if (charset is null or "utf-8" or "UTF-8")
        {
            return null;
        }

        return charset.Trim('"', ' ', '\'').ToUpperInvariant() switch
        {
            "UTF-16" or "UTF-16LE" or "UNICODE" => Encoding.Unicode,
            "UTF-16BE" => Encoding.BigEndianUnicode,
            "UTF-32" or "UTF-32LE" => Encoding.UTF32,
            "UTF-32BE" => BigEndianUtf32,

            // As browsers do; the few characters in which Windows-1252 differs are quotation marks and dashes.
            "ISO-8859-1" or "LATIN1" or "ISO_8859-1" or "WINDOWS-1252" or "CP1252" => Encoding.GetEncoding(28591),
            _ => null,
        };
    }

    // JSON and HTML begin with ASCII.
    private static Encoding ByNul(byte[] body) => body switch
    {
        [0, 0, 0, not 0, ..] => BigEndianUtf32,
        [not 0, 0, 0, 0, ..] => Encoding.UTF32,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        _ => Encoding.UTF8,
    };

    private static bool IsUtf8(byte[] body)
    {
        try
        {
            return Strict.GetCharCount(body) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool HasSurrogateEscape(byte[] body) =>
        body.AsSpan().IndexOf("\\ud"u8) >= 0 || body.AsSpan().IndexOf("\\uD"u8) >= 0;

    /// <summary>Replaces an escaped unpaired surrogate with a replacement character, because JSON readers reject it.</summary>
    private static string WithoutLoneSurrogates(string json)
    {
        var result = new StringBuilder(json.Length);
        for (int i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\' || i + 1 == json.Length)
            {
                result.Append(json[i]);
                continue;
            }

            bool isPair = IsEscaped(json, i, "89ABab") && IsEscaped(json, i + 6, "CDEFcdef");
            bool isLone = !isPair && IsEscaped(json, i, "89ABCDEFabcdef");
            int length = isPair ? 12 : isLone ? 6 : 2;
            result.Append(isLone ? "\\uFFFD" : json.Substring(i, length));
            i += length - 1;
        }

        return result.ToString();
    }

    private static bool IsEscaped(string json, int index, string third) =>
        index + 6 <= json.Length
        && json[index] == '\\' && json[index + 1] == 'u' && json[index + 2] is 'd' or 'D'
        && third.IndexOf(json[index + 3]) >= 0
        && Uri.IsHexDigit(json[index + 4]) && Uri.IsHexDigit(json[index + 5]);
}
