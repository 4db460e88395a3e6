using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Where a page begins; opaque to clients.</summary>
internal readonly record struct PageCursor(int Position, bool IsEmptyPage)
{
    public static PageCursor Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return default;
        string[] parts = Base64Url.IsValid(text) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(':') : [];
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int position)
            ? new PageCursor(position, parts[0] == "empty")
            : throw RefusedException.BadRequest("'cursor' is not valid.");
    }

    public override string ToString()
    {
        string kind = IsEmptyPage ? "empty" : "page";
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}:{Position}")));
    }
}
