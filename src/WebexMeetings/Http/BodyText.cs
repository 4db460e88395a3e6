using System.Text;

namespace WebexMeetings.Http;

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
        new[] { Encoding.UTF32, BigEndianUtf32, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
            .Select(encoding => (encoding, encoding.GetPreamble()))
            .ToArray();

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
