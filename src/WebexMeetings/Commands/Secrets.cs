using System.Net;
using System.Security;
using WebexMeetings.Api;

namespace WebexMeetings.Commands;

/// <summary>Reads secrets that were given as SecureString. What is wrong with one is said without saying any of it.</summary>
internal static class Secrets
{
    /// <exception cref="WebexApiException">It cannot be a token: empty, or with characters that a header cannot carry.</exception>
    public static string ParseToken(SecureString secret)
    {
        string token = Read(secret);
        if (token.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            token = token.Substring("Bearer ".Length).Trim();
        }

        return token.Length > 0 && token.All(c => c is > ' ' and < (char)127)
            ? token
            : throw InvalidInput.Create(token.Length == 0 ? "The access token is empty" : "The access token holds spaces, line breaks or characters that no token has", "Copy the token again, whole and without quotes, and run Connect-Webex again.");
    }

    /// <summary>The text, trimmed.</summary>
    public static string Read(SecureString secret) => new NetworkCredential(string.Empty, secret).Password.Trim();
}
