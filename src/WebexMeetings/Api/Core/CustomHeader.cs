namespace WebexMeetings.Api.Core;

/// <summary>Checks a request header that a user gives.</summary>
internal static class CustomHeader
{
    private const int Longest = 8 * 1024;

    // The connection sets the headers that sign, address or frame a request.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer",
        "Upgrade", "Expect", "Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding",
    };

    /// <exception cref="WebexApiException">The header cannot be sent, or is reserved.</exception>
    public static (string Name, string Value) Parse(string name, string value)
    {
        if (Reserved.Contains(name.Trim()))
        {
            throw InvalidInput.Create(
                $"The header {name.Trim()} is set by the connection and cannot be given",
                "Remove it from -Header. The parameters of Connect-Webex set the signed-in user, the API address and the proxy.");
        }

        bool isFit = name.Length > 0 && name.All(IsTokenCharacter)
            && value.Length <= Longest && value.All(c => c is >= ' ' and < (char)127);
        return isFit
            ? (name, value)
            : throw InvalidInput.Create(
                $"The header {InvalidInput.Show(name)} cannot be sent",
                "Give a name of letters, digits and dashes, and a value of ASCII characters on one line.");
    }

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0;
}
