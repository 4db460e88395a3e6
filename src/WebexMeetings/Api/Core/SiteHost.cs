using WebexMeetings.Connections;

namespace WebexMeetings.Api.Core;

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
        string host = HostIn(input?.Trim() ?? string.Empty).ToLowerInvariant();
        return host.Length <= Longest && host.IndexOf('.') > 0 && Uri.CheckHostName(host) == UriHostNameType.Dns && host.All(IsAllowed)
            ? host
            : null;
    }

    private static string HostIn(string text)
    {
        bool isAddress = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if (isAddress)
        {
            return AbsoluteAddress.ParseOrNull(text) is { IsDefaultPort: true, UserInfo.Length: 0 } uri
                ? uri.IdnHost
                : string.Empty;
        }

        bool attends = text.EndsWith("#attendee", StringComparison.OrdinalIgnoreCase);
        return (attends ? text.Substring(0, text.Length - "#attendee".Length) : text).TrimEnd('/');
    }

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.';
}
