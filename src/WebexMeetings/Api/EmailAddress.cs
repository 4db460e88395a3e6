namespace WebexMeetings.Api;

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
            throw InvalidInput.Create(string.Empty, "names nobody: the e-mail address is empty", "Give -UserEmail a value, or take the empty rows out of the input. Without any input the command is about who is signed in.");
        }

        return IsAddress(address)
            ? address
            : throw InvalidInput.Create(address, "is not an e-mail address", "Pipe addresses, or objects with a property UserEmail, Email, Mail, EmailAddress or UserPrincipalName.");
    }

    private static bool IsAddress(string text)
    {
        int at = text.IndexOf('@');
        return text.Length <= Longest && at > 0 && at == text.LastIndexOf('@') && at < text.Length - 1 && text.All(IsAllowed);
    }

    private static bool IsAllowed(char c) => !char.IsControl(c) && !char.IsWhiteSpace(c) && "\"(),:;<>[\\]{}=&#?/".IndexOf(c) < 0;
}
