using System.Globalization;
using System.Net;
using System.Text;

namespace WebexMeetings.Http;

/// <summary>
/// A text after decoding its escapes, with the position of each character in the original. A server may quote a secret as it was sent, or
/// as <c>%41</c>, <c>\u0041</c>, <c>&amp;#65;</c>, with NUL bytes between, or in several of these at once.
/// </summary>
internal sealed class SpelledText
{
    private const int MostLayers = 4;
    private const int LongestEntity = 12;
    private const uint LastCodePoint = 0x10FFFF;

    // Named entities of HTML 5 for characters of tokens, passwords and addresses that WebUtility does not decode, or in lower case only.
    private static readonly Dictionary<string, string> Entities = new(StringComparer.OrdinalIgnoreCase)
    {
        ["plus"] = "+", ["equals"] = "=", ["period"] = ".", ["lowbar"] = "_", ["sol"] = "/", ["bsol"] = "\\",
        ["colon"] = ":", ["num"] = "#", ["commat"] = "@", ["dollar"] = "$", ["percnt"] = "%", ["excl"] = "!", ["ast"] = "*",
        ["hyphen"] = "-", ["dash"] = "-", ["apos"] = "'", ["amp"] = "&", ["lt"] = "<", ["gt"] = ">", ["quot"] = "\"",
    };

    private readonly List<int> starts;
    private readonly List<int> ends;

    private SpelledText(string text, List<int> starts, List<int> ends)
    {
        Text = text;
        this.starts = starts;
        this.ends = ends;
    }

    public string Text { get; }

    /// <summary>
    /// Returns the text as it is, then with one more layer of escapes decoded each time, as long as there are any. There are two ways to
    /// read it: some systems also decode <c>&amp;#65</c> without a semicolon and the <c>%u0041</c> of old scripts, others leave these.
    /// </summary>
    public static IEnumerable<SpelledText> LayersOf(string text)
    {
        SpelledText whole = WithoutInvisible(text);
        List<SpelledText> strict = [.. DecodedLayersOf(whole, isStrict: true)];
        IEnumerable<SpelledText> others =
            DecodedLayersOf(whole, isStrict: false).Where(layer => !strict.Exists(known => known.Text == layer.Text));
        return [whole, .. strict, .. others];
    }

    /// <summary>Returns the text without white space, because base64 is often split into lines.</summary>
    public SpelledText WithoutSpace() => Keep(i => !char.IsWhiteSpace(Text[i]));

    /// <summary>Returns the position of these characters in the original.</summary>
    public (int Start, int End) Original(int start, int length) => length == 0 ? (0, 0) : (starts[start], ends[start + length - 1]);

    private static IEnumerable<SpelledText> DecodedLayersOf(SpelledText layer, bool isStrict)
    {
        for (int i = 1; i < MostLayers && layer.Text.IndexOfAny(['%', '\\', '&']) >= 0; i++)
        {
            SpelledText next = layer.Decode(isStrict);
            if (next.Text.Length == layer.Text.Length)
            {
                yield break;
            }

            layer = next;
            yield return layer;
        }
    }

    private static SpelledText WithoutInvisible(string text)
    {
        var whole = new SpelledText(text, [.. Enumerable.Range(0, text.Length)], [.. Enumerable.Range(1, text.Length)]);
        return whole.Keep(i => char.IsWhiteSpace(text[i]) || char.IsSurrogate(text[i]) || TerminalText.IsVisible(text, i));
    }

    private SpelledText Keep(Predicate<int> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, Text.Length).Where(i => isKept(i))];
        return kept.Length == Text.Length
            ? this
            : new SpelledText(new string([.. kept.Select(i => Text[i])]), [.. kept.Select(i => starts[i])], [.. kept.Select(i => ends[i])]);
    }

    private SpelledText Decode(bool isStrict)
    {
        var text = new StringBuilder(Text.Length);
        List<int> newStarts = [];
        List<int> newEnds = [];
        for (int i = 0; i < Text.Length;)
        {
            int length = 0;
            string decoded = Text[i] switch
            {
                '%' => Percent(i, isStrict, out length),
                '\\' => Backslash(i, isStrict, out length),
                '&' => Entity(i, isStrict, out length),
                _ => string.Empty,
            };
            if (length == 0)
            {
                (decoded, length) = (Text[i].ToString(), 1);
            }

            foreach (char c in decoded.Where(c => c != '\0'))
            {
                text.Append(c);
                newStarts.Add(starts[i]);
                newEnds.Add(ends[i + length - 1]);
            }

            i += length;
        }

        return new SpelledText(text.ToString(), newStarts, newEnds);
    }

    /// <summary>Decodes %41, %C3%A4 and the %u0041 of old scripts.</summary>
    private string Percent(int index, bool isStrict, out int length)
    {
        if (!isStrict && index + 1 < Text.Length && Text[index + 1] is 'u' or 'U' && Hex(index + 2, 4) is { } unit)
        {
            length = 6;
            return ((char)unit).ToString();
        }

        var bytes = new List<byte>();
        for (int i = index; bytes.Count < 4 && i < Text.Length && Text[i] == '%' && Hex(i + 1, 2) is { } value; i += 3)
        {
            bool isContinued = (value & 0xC0) == 0x80;
            if (bytes.Count > 0 && (bytes[0] < 0x80 || !isContinued))
            {
                break;
            }

            bytes.Add((byte)value);
        }

        length = bytes.Count * 3;
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private string Backslash(int index, bool isStrict, out int length)
    {
        char next = index + 1 < Text.Length ? Text[index + 1] : '\0';
        int digits = next switch { 'u' => 4, 'U' when !isStrict => 8, 'x' => 2, _ => 0 };
        if (digits > 0 && Hex(index + 2, digits) is { } value)
        {
            length = 2 + digits;
            return value <= char.MaxValue ? ((char)value).ToString()
                : value <= LastCodePoint ? char.ConvertFromUtf32((int)value)
                : string.Empty;
        }

        length = next is '"' or '\\' or '/' or '\'' ? 2 : 0;
        return length == 0 ? string.Empty : next.ToString();
    }

    private string Entity(int index, bool isStrict, out int length)
    {
        int end = index + 1;
        while (end < Text.Length && end - index <= LongestEntity
            && (char.IsLetterOrDigit(Text[end]) || (Text[end] == '#' && end == index + 1)))
        {
            end++;
        }

        bool hasSemicolon = end < Text.Length && Text[end] == ';';
        if (isStrict && !hasSemicolon)
        {
            length = 0;
            return string.Empty;
        }

        string name = Text.Substring(index + 1, end - index - 1);
        bool isEntity = Entities.TryGetValue(name, out string? decoded);
        if (!isEntity)
        {
            decoded = WebUtility.HtmlDecode($"&{name};");
            isEntity = decoded != $"&{name};";
        }

        length = !isEntity ? 0 : end - index + (hasSemicolon ? 1 : 0);
        return isEntity ? decoded! : string.Empty;
    }

    private uint? Hex(int index, int digits) =>
        index + digits <= Text.Length
        && uint.TryParse(Text.Substring(index, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? value
            : null;
}
