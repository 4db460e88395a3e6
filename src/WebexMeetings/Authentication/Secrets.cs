using System.Globalization;
using System.Net;
using System.Security;

namespace WebexMeetings.Authentication;

/// <summary>Reads and checks secrets. An error about a secret contains no part of it.</summary>
internal static class Secrets
{
    /// <summary>Servers reject a longer header. Real tokens have at most a tenth of this length.</summary>
    private const int Longest = 32 * 1024;

    private const string Scheme = "Bearer ";

    /// <exception cref="WebexApiException">It cannot be a token: empty, in quotes, or with characters that a token never has.</exception>
    public static string ParseToken(string secret)
    {
        string token = secret.TrimStart();
        token = token.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? token.Substring(Scheme.Length) : token;
        return Parse(token, "access token", IsBearerToken);
    }

    /// <exception cref="WebexApiException">It cannot be a refresh token.</exception>
    public static string ParseRefreshToken(string secret) => Parse(secret, "refresh token", CanBeSent);

    /// <exception cref="WebexApiException">They cannot be a client ID and secret.</exception>
    public static ClientCredential ParseClient(string clientId, string clientSecret) =>
        new(Parse(clientId, "client ID", CanBeSent), Parse(clientSecret, "client secret", CanBeSent));

    /// <summary>Returns the text as a SecureString.</summary>
    public static SecureString Protect(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Returns the plain text for immediate use; an empty string for null.</summary>
    /// <exception cref="WebexApiException">The secret was disposed.</exception>
    public static string Read(SecureString? secret)
    {
        try
        {
            return new NetworkCredential(string.Empty, secret).Password;
        }
        catch (ObjectDisposedException)
        {
            throw InvalidInput.Create(
                "A SecureString was disposed and holds no secret any more", "Create it again, for example with Read-Host.");
        }
    }

    /// <summary>Returns whether a header or a form can contain it.</summary>
    public static bool CanBeSent(string secret) => secret.Length is > 0 and <= Longest && secret.All(TerminalText.IsVisibleAscii);

    // RFC 6750, section 2.1. With a comma or a quote, a server would read more than a token in the header.
    private static bool IsBearerToken(string token) =>
        CanBeSent(token)
        && token.TrimEnd('=').All(c => char.IsLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or '+' or '/');

    private static string Parse(string given, string what, Func<string, bool> isValid)
    {
        string secret = given.Trim();
        return ProblemOf(secret, isValid) is not { } problem
            ? secret
            : throw InvalidInput.Create(
                $"The {what} {problem}",
                $"Copy the {what} again, whole and without quotes, and run Connect-Webex again.");
    }

    private static string? ProblemOf(string secret, Func<string, bool> isValid)
    {
        if (secret.Length is 0 or > Longest)
        {
            return secret.Length == 0 ? "is empty" : "is longer than any real one";
        }

        if (IsQuote(secret[0]) || IsQuote(secret[secret.Length - 1]))
        {
            return "has a quote at its beginning or end, as some tools write it into files";
        }

        if (secret.FirstOrDefault(IsInvisible) is var invisible and not '\0')
        {
            return $"has an invisible character in it (U+{(int)invisible:X4})";
        }

        return isValid(secret) ? null : "has spaces, line breaks or characters in it that no real one has";
    }

    private static bool IsQuote(char c) => c is '"' or '\'' or '`' or '\u2018' or '\u2019' or '\u201C' or '\u201D';

    private static bool IsInvisible(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;
}

/// <summary>The ID and the secret of an integration or a Service App, as registered on developer.webex.com.</summary>
internal sealed class ClientCredential(string clientId, string clientSecret)
{
    public string ClientId { get; } = clientId;

    public string ClientSecret { get; } = clientSecret;
}
