using System.Net;
using System.Security;

namespace WebexMeetings.Authentication;

/// <summary>Reads secrets as they were given. What is wrong with one is said without saying any of it.</summary>
internal static class Secrets
{
    /// <summary>A server refuses a header of this length anyway; real tokens have a tenth of it at most.</summary>
    private const int Longest = 32 * 1024;

    private const string Scheme = "Bearer ";

    /// <exception cref="WebexApiException">It cannot be a token: empty, or with characters that a header cannot carry.</exception>
    public static string ParseToken(SecureString secret) => ParseToken(Read(secret));

    /// <inheritdoc cref="ParseToken(SecureString)"/>
    public static string ParseToken(string secret)
    {
        string token = secret.Trim();
        return Parse(token.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? token.Substring(Scheme.Length) : token, "access token");
    }

    /// <exception cref="WebexApiException">It cannot be a refresh token.</exception>
    public static string ParseRefreshToken(SecureString secret) => Parse(Read(secret), "refresh token");

    /// <inheritdoc cref="ParseRefreshToken(SecureString)"/>
    public static string ParseRefreshToken(string secret) => Parse(secret, "refresh token");

    /// <exception cref="WebexApiException">They cannot be a client id and secret.</exception>
    public static ClientCredential ParseClient(string clientId, string clientSecret) =>
        new(Parse(clientId, "client id"), Parse(clientSecret, "client secret"));

    /// <summary>The text as a SecureString.</summary>
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

    /// <summary>The text in clear, for the one moment in which it is needed.</summary>
    public static string Read(SecureString secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>Whether a header or a form can carry it.</summary>
    public static bool CanBeSent(string secret) => secret.Length is > 0 and <= Longest && secret.All(c => c is > ' ' and < (char)127);

    private static string Parse(string given, string what)
    {
        string secret = given.Trim();
        return CanBeSent(secret)
            ? secret
            : throw InvalidInput.Create($"The {what} {ProblemOf(secret)}", $"Copy the {what} again, whole and without quotes, and run Connect-Webex again.");
    }

    private static string ProblemOf(string secret) => secret.Length switch
    {
        0 => "is empty",
        > Longest => "is longer than any real one",
        _ => "holds spaces, line breaks or characters that no real one has",
    };
}

/// <summary>The id and the secret of an integration or a Service App, as registered on developer.webex.com.</summary>
internal sealed class ClientCredential(string clientId, string clientSecret)
{
    public string ClientId { get; } = clientId;

    public string ClientSecret { get; } = clientSecret;
}
