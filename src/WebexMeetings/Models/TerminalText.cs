using System.Globalization;
using System.Text;

namespace WebexMeetings;

/// <summary>
/// Makes text safe for a terminal: one line of limited length. A visible sign replaces each control character and each invisible one: ESC,
/// BEL, NUL, C1 controls, direction marks, zero-width characters, unpaired surrogates.
/// </summary>
internal static class TerminalText
{
    public const char Placeholder = '\uFFFD';

    private const string Ellipsis = "...";

    /// <param name="text">Any text.</param>
    /// <param name="longest">The number of characters to keep. Three dots replace the rest.</param>
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

    /// <summary>Returns whether every header and form can carry the character: visible ASCII, without the space.</summary>
    public static bool IsVisibleAscii(char c) => c is > ' ' and <= '~';

    /// <summary>Returns whether the character at this position is visible and has no other effect.</summary>
    public static bool IsVisible(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
