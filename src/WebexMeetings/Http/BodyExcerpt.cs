using System.Text;

namespace WebexMeetings.Http;

/// <summary>The beginning of a body for an error message: one line, short, without secrets.</summary>
internal static class BodyExcerpt
{
    private const int LongestExcerpt = 80;

    public static string Of(byte[] body, string? secret)
    {
        if (body.Length == 0)
        {
            return "nothing";
        }

        // Masked before it is cut: half a secret is a secret too.
        string text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 4096));
        string line = Redaction.Text(new string(text.Select(c => char.IsControl(c) ? ' ' : c).ToArray()), secret).Trim();
        return $"'{(line.Length <= LongestExcerpt ? line : line.Substring(0, LongestExcerpt) + "...")}'";
    }
}
