using System.Globalization;

namespace WebexMeetings;

/// <summary>
/// Finds invisible characters, which copied text may contain. A name or an address with one differs from the text that a person reads.
/// </summary>
internal static class InvisibleCharacter
{
    /// <summary>Returns the name of the first one, such as "zero width space (U+200B)"; null when the text has none.</summary>
    public static string? Find(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsInvisible(text, i))
            {
                int code = char.IsSurrogatePair(text, i) ? char.ConvertToUtf32(text, i) : text[i];
                return $"{Name(text[i])} (U+{code:X4})";
            }
        }

        return null;
    }

    public static bool IsInvisible(string text, int index) =>
        text[index] is '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' or (>= '\uFE00' and <= '\uFE0F')
        || CharUnicodeInfo.GetUnicodeCategory(text, index) == UnicodeCategory.Format;

    private static string Name(char c) => c switch
    {
        '\u00AD' => "soft hyphen",
        '\u200B' => "zero width space",
        '\u200C' => "zero width non-joiner",
        '\u200D' => "zero width joiner",
        '\u200E' => "left-to-right mark",
        '\u200F' => "right-to-left mark",
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => "mark of text direction",
        '\u2060' => "word joiner",
        '\uFEFF' => "byte order mark",
        _ => "character without a shape",
    };
}
