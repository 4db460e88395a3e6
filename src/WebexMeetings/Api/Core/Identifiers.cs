using System.Text;

namespace WebexMeetings.Api.Core;

/// <summary>The user of a request: an address, an ID, or both.</summary>
internal sealed record UserIdentity(string? Email, string? PersonId)
{
    public override string ToString() => $"'{Email ?? PersonId}'";
}

/// <summary>Checks, trims and compares IDs of people.</summary>
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
        Decode(text) is { } inside && (inside.Contains("/PEOPLE/") || inside.Contains("/APPLICATION/"));

    /// <summary>
    /// Compares IDs by the person. Webex writes the same person as a UUID, as <c>ciscospark://us/PEOPLE/&lt;uuid&gt;</c>, and as base64
    /// of that with or without padding. The region in it may differ.
    /// </summary>
    public static bool AreSame(string one, string other) => string.Equals(Normalize(one), Normalize(other), StringComparison.Ordinal);

    /// <summary>Returns a text that is the same for the same person, for use as a key.</summary>
    public static string Normalize(string id)
    {
        string text = id.Trim();
        string inside = Decode(text) ?? text;
        string last = inside.Substring(inside.LastIndexOf('/') + 1);
        return Guid.TryParse(last, out Guid uuid) ? uuid.ToString("D") : inside.TrimEnd('=');
    }

    /// <summary>Returns the address in an ID, such as <c>ciscospark://us/PEOPLE/...</c>, which is base64; null for other text.</summary>
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
            return inside.StartsWith("ciscospark://", StringComparison.OrdinalIgnoreCase) ? inside : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+' or '/' or '=' or ':' or '.';
}

/// <summary>Checks an organization's ID, and converts a bare UUID to the form that the people API requires.</summary>
internal static class OrganizationIdentifier
{
    /// <param name="input">The ID as Webex writes it, or the UUID in it.</param>
    /// <exception cref="WebexApiException">The input is not the ID of an organization.</exception>
    public static string Parse(string? input)
    {
        string id = input?.Trim() ?? string.Empty;
        if (Guid.TryParseExact(id, "D", out Guid uuid))
        {
            return Convert.ToBase64String(Encoding.UTF8.GetBytes($"ciscospark://us/ORGANIZATION/{uuid:D}")).TrimEnd('=');
        }

        return PersonIdentifier.Decode(id)?.Contains("/ORGANIZATION/") == true
            ? id
            : throw InvalidInput.Create(
                $"{InvalidInput.Show(id)} is not the ID of an organization",
                "Use an ID such as Get-WebexPerson shows under OrganizationId, or the bare UUID.");
    }
}
