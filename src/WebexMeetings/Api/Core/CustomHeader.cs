namespace WebexMeetings.Api.Core;

/// <summary>Checks a request header that a user gives.</summary>
internal static class CustomHeader
{
    private const int Longest = 8 * 1024;

    // What signs, addresses or frames a request is the connection's affair.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect",
        "Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding",
    };

    /// <exception cref="WebexApiException">It cannot be sent, or must not be.</exception>
    public static (string Name, string Value) Parse(string name, string value)
    {
        if (Reserved.Contains(name.Trim()))
        {
            throw InvalidInput.Create($"The header {name.Trim()} is the connection's affair and cannot be given", "Leave it out of -Header; Connect-Webex decides who is signed in and where.");
        }

        bool isFit = name.Length > 0 && name.All(IsTokenCharacter) && value.Length <= Longest && value.All(c => c is >= ' ' and < (char)127);
        return isFit
            ? (name, value)
            : throw InvalidInput.Create($"The header {InvalidInput.Show(name)} cannot be sent", "A header's name is letters, digits and dashes; its value is on one line and ASCII.");
    }

    private static bool IsTokenCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || "!#$%&'*+-.^_`|~".IndexOf(c) >= 0;
}
