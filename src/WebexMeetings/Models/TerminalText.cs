using System.Globalization;
using System.Text;

namespace WebexMeetings;

/// <summary>
/// Text as a terminal may have it: on one line, cut, and with a visible sign in place of every character that a terminal would obey or
/// that nobody sees: ESC, BEL, NUL, C1 controls, direction marks, zero-width characters, halves of surrogate pairs.
/// </summary>
internal static class TerminalText
{
    public const char Placeholder = '\uFFFD';

    private const string Ellipsis = "...";

    /// <param name="text">Any text.</param>
    /// <param name="longest">How many characters to keep; what is cut off is shown as three dots.</param>
    public static string Line(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        bool isSpaceDue = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                isSpaceDue = line.Length > 0;
                continue;
            }

            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (line.Length + (isSpaceDue ? 1 : 0) + (isPair ? 2 : 1) > longest)
            {
                return line.Append(Ellipsis).ToString();
            }

            line.Append(isSpaceDue ? " " : string.Empty);
            isSpaceDue = false;
            bool isVisible = IsVisible(text, i);
            line.Append(isVisible ? text[i] : Placeholder);
            i += isPair ? 1 : 0;
            line.Append(isPair && isVisible ? text[i].ToString() : string.Empty);
        }

        return line.ToString();
    }

    /// <summary>Whether the character at this place can be seen, and only seen.</summary>
    public static bool IsVisible(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
