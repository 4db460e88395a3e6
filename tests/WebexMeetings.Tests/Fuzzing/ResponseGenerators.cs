using System.IO.Compression;
using System.Text;
using CsCheck;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>Responses that no server should give: some sense, some nonsense, and secrets in every spelling, everywhere.</summary>
internal static class ResponseGenerators
{
    private static readonly string[] FieldNames =
    [
        "items", "errors", "error", "message", "description", "code", "errorCode", "trackingId", "topic", "hostPin", "telephony",
        "callInNumbers", "links", "siteUrl",
        "email", "personId", "sessionTypes", "emails", "phoneNumbers", "coHosts", "id", "Message", "ERRORS", "error_description",
        "personalMeetingRoomLink", "exp", "access_token", "refresh_token", "expires_in", "scope", "device_code", "user_code",
        "verification_uri", "interval", "audio",
        "video", "schedulingOptions", "sites", "default", "enabledTollFree", "officeNumber", "videoDevices", "deviceName", "delegateEmails",
        "joinBeforeHostMinutes", "",
    ];

    private static readonly Gen<string> Secret = Gen.OneOf(RawResponse.Token, RawResponse.Pin);

    // Each character in another spelling, and the whole once more in one: what passes through several systems.
    private static readonly Gen<string> SpelledInManyWays = Gen.Select(Secret, Gen.Int[0, 5].Array[RawResponse.Token.Length], Gen.Int[0, 3], (secret, ways, whole) =>
    {
        string mixed = string.Concat(secret.Select((c, i) => ways[i] switch
        {
            0 => $"%{(int)c:X2}",
            1 => $"\\u{(int)c:x4}",
            2 => $"&#x{(int)c:x};",
            3 => $"\\x{(int)c:x2}",
            _ => c.ToString(),
        }));
        return whole switch { 0 => Uri.EscapeDataString(mixed), 1 => System.Net.WebUtility.HtmlEncode(mixed), _ => mixed };
    });

    private static readonly Gen<string> SpelledInOneWay = Gen.Select(Secret, Gen.Int[0, 9], (secret, spelling) => spelling switch
    {
        0 => string.Concat(secret.Select(c => $"%{(int)c:X2}")),
        1 => string.Concat(secret.Select(c => $"\\u{(int)c:x4}")),
        2 => string.Concat(secret.Select(c => $"&#{(int)c};")),
        3 => string.Concat(secret.Select((c, i) => i % 3 == 0 ? $"%{(int)c:x2}" : c.ToString())),
        4 => "Authorization: Bearer " + secret,
        5 => $"https://user:{secret}@example.com/a?token={secret}",
        6 => string.Join('\u200B', secret.ToCharArray()),
        7 => secret.ToLowerInvariant(),
        _ => secret,
    });

    private static readonly Gen<string> Spelled = Gen.Frequency((4, SpelledInOneWay), (1, SpelledInManyWays));

    private static readonly Gen<string> Strange = Gen.OneOf(
        "\u001b[31m", "\u0007", "\0", "\u202E", "\u200B", "\u009b", "\ud800", "\\ud800", "\u2028", "\r\n", "\t", "<", ">", "&", "%", "%C3",
        "\\", "\\u", "\"", "&#", "&amp;", "%25", ";", ",", "=", "://");

    /// <summary>Text of words, strange characters and secrets.</summary>
    public static readonly Gen<string> Text =
        Gen.Frequency((4, Gen.String[0, 12]), (3, Gen.String[Gen.Char.AlphaNumeric, 0, 20]), (3, Spelled), (2, Strange)).Array[0, 6]
            .Select(string.Concat);

    private static readonly Gen<string> Scalar = Gen.Frequency(
        (4, Text.Select(text => JsonText(text))),
        (1, Spelled.Select(text => $"\"{text}\"")),
        (1, Gen.OneOf("null", "true", "false", "0", "-1", "1e999", "12345678901234567890123", "1.5", "\"\\ud83d\"", "\"\\u0000\"", "NaN", "")));

    private static readonly Gen<string> Json = Gen.Recursive<string>((depth, inner) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (2, Scalar),
            (2, inner.Array[0, 3].Select(items => $"[{string.Join(",", items)}]")),
            (5, Gen.Select(Gen.OneOf(FieldNames), inner).Array[0, 5].Select(fields => $"{{{string.Join(",", fields.Select(field => $"\"{field.Item1}\":{field.Item2}"))}}}"))));

    private static readonly Gen<string> Document = Gen.Frequency(
        (6, Json),
        (1, Text),
        (1, Text.Select(text => $"<html><title>{text}</title><body>{text}</body></html>")),
        (1, Text.Select(text => $"<error><hostPin>{text}</hostPin>{text}</error>")),
        (1, Gen.Int[10, 300].Select(depth => new string('[', depth) + new string(']', depth))),
        (1, Gen.Const(string.Empty)));

    private static readonly Gen<byte[]> Body = Gen.Frequency(
        (6, Document.Select(text => Encoding.UTF8.GetBytes(text))),
        (1, Document.Select(text => Encoding.Unicode.GetBytes(text))),
        (1, Document.Select(text => (byte[])[.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)])),
        (1, Document.Select(text => (byte[])[.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(text)])),
        (1, Document.Select(text => Encoding.Latin1.GetBytes(text))),
        (1, Document.Select(text => Zip(Encoding.UTF8.GetBytes(text)))),
        (1, Gen.Byte.Array[0, 60]),
        (1, Gen.Select(Document, Gen.Int[0, 40], (text, cut) => Encoding.UTF8.GetBytes(text)[..^Math.Min(cut, Encoding.UTF8.GetByteCount(text))])));

    private static readonly Gen<(string, string)> Header = Gen.Frequency(
        (2, Text.Select(text => ("trackingid", text))),
        (1, Text.Select(text => ("Location", text))),
        (1, Text.Select(text => ("Location", "https://example.com/" + text))),
        (1, Text.Select(text => ("Warning", text))),
        (2, Text.Select(text => ("Link", $"<{text}>; rel=\"next\""))),
        (2, Text.Select(text => ("Link", $"<https://webexapis.com/v1/people?cursor={Uri.EscapeDataString(text)}>; rel=\"next\""))),
        (1, Text.Select(text => ("Link", text))),
        (1, Text.Select(text => ("Retry-After", text))),
        (1, Gen.Int[0, 400].Select(seconds => ("Retry-After", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        (1, Gen.OneOf("rand(30),add(30)", "-1", "1e9", "99999999999999999999", "Wed, 99 Foo 2026", "1.5").Select(text => ("Retry-After", text))),
        (1, Gen.OneOf("gzip", "br", "gzip, gzip", "GZIP", "nonsense").Select(text => ("Content-Encoding", text))),
        (1, Gen.OneOf("text/html", "application/json; charset=utf-16", "application/json; charset=\"nonsense\"", "text/plain; charset=iso-8859-1", ";", "a/b; charset=").Select(text => ("Content-Type", text))));

    public static readonly Gen<RawResponse> Response = Gen.Select(
        Gen.OneOf(200, 200, 200, 201, 204, 302, 307, 400, 401, 403, 404, 409, 423, 429, 500, 503, 299, 418),
        Header.Array[0, 4],
        Body,
        Gen.Int[0, 9],
        (status, headers, body, luck) => new RawResponse(status, headers, body, BreaksOff: luck == 0));

    private static string JsonText(string text)
    {
        var result = new StringBuilder("\"");
        foreach (char c in text)
        {
            result.Append(c is '"' or < ' ' ? $"\\u{(int)c:x4}" : c.ToString());
        }

        return result.Append('"').ToString();
    }

    private static byte[] Zip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(plain);
        }

        return zipped.ToArray();
    }
}
