using System.Globalization;
using System.Text;
using WebexMeetings.Connections;

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

        return id.Length <= Longest && id.All(IsAllowed) && !IsPathWord(id)
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
        return Guid.TryParse(last, out Guid uuid) ? uuid.ToString() : inside.TrimEnd('=');
    }

    /// <summary>Returns the address in an ID, such as <c>ciscospark://us/PEOPLE/...</c>, which is base64; null for other text.</summary>
    public static string? Decode(string? text)
    {
        string? id = text?.Trim().TrimEnd('=').Replace('-', '+').Replace('_', '/');

        // Most texts are addresses, and an exception for each would take long.
        if (id is null || id.Length > Longest || id.Contains("@"))
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

    // The ID becomes a part of the path, where these lead to the signed-in user or to another resource.
    private static bool IsPathWord(string id) => id.Equals("me", StringComparison.OrdinalIgnoreCase) || id.Trim('.', '/').Length == 0;

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

/// <summary>Checks and trims an email address. Only Webex knows whether it exists.</summary>
internal static class EmailAddress
{
    private const int Longest = 320;

    /// <summary>The characters that RFC 5322 allows in an unquoted local part besides letters and digits, and the dot.</summary>
    private const string LocalSymbols = "!#$%&'*+-/=?^_`{|}~.";

    private const string Domain = "-._";

    /// <exception cref="WebexApiException">The input names nobody.</exception>
    public static string Parse(string? input)
    {
        string address = input?.Trim() ?? string.Empty;
        if (address.Length == 0)
        {
            throw InvalidInput.Create(
                "This input names nobody: it has no email address",
                "Pipe addresses, or objects with a value in UserEmail, Email, Mail, EmailAddress, PrimarySmtpAddress or UserPrincipalName; "
                    + "remove empty rows.");
        }

        if (InvisibleCharacter.Find(address) is { } hidden)
        {
            throw InvalidInput.Create(
                $"{InvalidInput.Show(address)} is not an email address: it has an invisible character in it, {hidden}",
                "Type the address again. It was probably copied from a document or a web page.");
        }

        return IsAddress(address)
            ? address
            : throw InvalidInput.Create(
                $"{InvalidInput.Show(address)} is not an email address",
                "Give an address such as ann@example.com.");
    }

    /// <summary>Returns whether this can be an address.</summary>
    public static bool IsValid(string? text) => text is not null && InvisibleCharacter.Find(text) is null && IsAddress(text);

    private static bool IsAddress(string text)
    {
        int at = text.IndexOf('@');
        return text.Length <= Longest && at > 0 && at < text.Length - 1 && text[0] != '.'
            && Consists(text, 0, at, LocalSymbols) && Consists(text, at + 1, text.Length, Domain);
    }

    // Letters beyond ASCII are allowed on both sides. Servers differ in where they allow dots.
    private static bool Consists(string text, int start, int end, string symbols)
    {
        for (int i = start; i < end; i++)
        {
            char c = text[i];
            bool isAllowed = c > 127 ? IsLetterBeyondAscii(text, i) : char.IsLetterOrDigit(c) || symbols.IndexOf(c) >= 0;
            if (!isAllowed)
            {
                return false;
            }
        }

        return true;
    }

    // An unpaired surrogate is not a character. It would be sent as U+FFFD, the replacement character.
    private static bool IsLetterBeyondAscii(string text, int index)
    {
        char c = text[index];
        return char.IsSurrogate(c)
            ? char.IsSurrogatePair(text, index) || (index > 0 && char.IsSurrogatePair(text, index - 1))
            : c != '\uFFFD' && !char.IsControl(c) && !char.IsWhiteSpace(c);
    }
}

/// <summary>Converts a site as people write it to the lower-case host that the API requires.</summary>
internal static class SiteHost
{
    private const int Longest = 253;

    /// <param name="input">
    /// A host, or an address such as https://site4.webex.com/. The suffix "#attendee" of people lists is removed.
    /// </param>
    /// <exception cref="WebexApiException">The input is not a site.</exception>
    public static string Parse(string? input)
    {
        string text = input?.Trim() ?? string.Empty;
        if (text.Length == 0)
        {
            throw InvalidInput.Create(
                "This input names no site: it is empty",
                "Give -SiteUrl a value such as site4.webex.com, or leave it out for the default site.");
        }

        return TryParse(text)
            ?? throw InvalidInput.Create(
                $"{InvalidInput.Show(text)} is not a Webex site",
                "Give the site's host, such as site4.webex.com, or its address, such as https://site4.webex.com.");
    }

    /// <summary>Returns the lower-case host; null when the input is not a site.</summary>
    public static string? TryParse(string? input)
    {
        string? host = input is null ? null : HostIn(input.Trim())?.ToLowerInvariant();
        return host?.Length <= Longest && host.Contains(".") && Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(IsAllowed)
            ? host
            : null;
    }

    private static string? HostIn(string text)
    {
        bool isAddress = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (isAddress)
        {
            return AbsoluteAddress.ParseOrNull(text) is { IsDefaultPort: true, UserInfo.Length: 0 } uri
                ? uri.IdnHost
                : null;
        }

        bool attends = text.EndsWith("#attendee", StringComparison.OrdinalIgnoreCase);
        return (attends ? text.Substring(0, text.Length - "#attendee".Length) : text).TrimEnd('/');
    }

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.';
}

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
                return $"{Name(text[i])} (U+{char.ConvertToUtf32(text, i):X4})";
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
