namespace WebexMeetings.Api.Core;

/// <summary>Checks and trims an e-mail address. Whether Webex knows it is for Webex to say.</summary>
internal static class EmailAddress
{
    private const int Longest = 320;

    /// <exception cref="WebexApiException">It names nobody.</exception>
    public static string Parse(string? input)
    {
        string address = input?.Trim() ?? string.Empty;
        if (address.Length == 0)
        {
            throw InvalidInput.Create("This input names nobody: it has no e-mail address", "Pipe addresses, or objects with a value in UserEmail, Email, Mail, EmailAddress or UserPrincipalName; take empty rows out.");
        }

        return IsAddress(address)
            ? address
            : throw InvalidInput.Create($"{InvalidInput.Show(address)} is not an e-mail address", "Give an address such as ann@example.com.");
    }

    /// <summary>Whether this can be an address at all.</summary>
    public static bool IsValid(string? text) => text is not null && IsAddress(text);

    private static bool IsAddress(string text)
    {
        int at = text.IndexOf('@');
        return text.Length <= Longest && at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && !HasForbidden(text);
    }

    private static bool HasForbidden(string text)
    {
        foreach (char c in text)
        {
            if (!IsAllowed(c))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAllowed(char c) => !char.IsControl(c) && !char.IsWhiteSpace(c) && "\"(),:;<>[\\]{}=&#?/".IndexOf(c) < 0;
}
