using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Compares person IDs by the person. Webex writes the same person as a UUID, as <c>ciscospark://us/PEOPLE/&lt;uuid&gt;</c>, and as base64
/// of that with or without padding. The region in it may differ.
/// </summary>
internal static class PersonIdComparer
{
    private const string Scheme = "ciscospark://";

    public static bool AreSame(string one, string other) => string.Equals(Normalize(one), Normalize(other), StringComparison.Ordinal);

    /// <summary>Returns a text that is the same for the same person, for use as a key.</summary>
    public static string Normalize(string id)
    {
        string text = id.Trim();
        string decoded = text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text : Decode(text) ?? text;
        string last = decoded.Substring(decoded.LastIndexOf('/') + 1);
        return Guid.TryParse(last, out Guid uuid) ? uuid.ToString("D") : decoded.TrimEnd('=');
    }

    private static string? Decode(string text)
    {
        string base64 = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        try
        {
            string decoded = Encoding.UTF8.GetString(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            return decoded.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? decoded : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
