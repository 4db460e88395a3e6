using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>Checks and trims a person's ID.</summary>
internal static class PersonIdentifier
{
    private const int Longest = 1024;

    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public static string Parse(string? input)
    {
        string id = input?.Trim() ?? string.Empty;
        if (id.Length == 0)
        {
            throw InvalidInput.Create(
                "This input names nobody: the person ID is empty",
                "Give -PersonId a value, or remove the empty rows from the input.");
        }

        return id.Length <= Longest && id.All(IsAllowed)
            ? id
            : throw InvalidInput.Create(
                $"{InvalidInput.Show(id)} is not a person ID",
                "Use the ID that Get-WebexConnection or the people API shows: letters, digits, '-', '_', '+', '/', ':', '.' and '='.");
    }

    /// <summary>Returns whether this is an ID that Webex issued for a person or an application, and not an ID of a directory.</summary>
    public static bool IsWebexId(string? text) =>
        Decode(text) is { } inside
        && inside.StartsWith("ciscospark://", StringComparison.Ordinal)
        && (inside.Contains("/PEOPLE/") || inside.Contains("/APPLICATION/"));

    /// <summary>
    /// Returns the address in an ID, such as <c>ciscospark://us/PEOPLE/...</c>, which is base64 with or without padding; null for other
    /// text.
    /// </summary>
    public static string? Decode(string? text)
    {
        string id = (text?.Trim() ?? string.Empty).TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (id.Length == 0 || id.Length > Longest || id.Length % 4 == 1)
        {
            return null;
        }

        try
        {
            string inside = Encoding.UTF8.GetString(Convert.FromBase64String(id.PadRight((id.Length + 3) / 4 * 4, '=')));
            return inside.StartsWith("ciscospark://", StringComparison.Ordinal) ? inside : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+' or '/' or '=' or ':' or '.';
}
