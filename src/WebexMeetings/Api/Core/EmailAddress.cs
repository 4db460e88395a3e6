namespace WebexMeetings.Api.Core;

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
                "This input names nobody: it has no e-mail address",
                "Pipe addresses, or objects with a value in UserEmail, Email, Mail, EmailAddress, PrimarySmtpAddress or UserPrincipalName; "
                    + "remove empty rows.");
        }

        if (InvisibleCharacter.Find(address) is { } hidden)
        {
            throw InvalidInput.Create(
                $"{InvalidInput.Show(address)} is not an e-mail address: it has an invisible character in it, {hidden}",
                "Type the address again. It was probably copied from a document or a web page.");
        }

        return IsAddress(address)
            ? address
            : throw InvalidInput.Create(
                $"{InvalidInput.Show(address)} is not an e-mail address",
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
