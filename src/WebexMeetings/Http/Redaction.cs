using System.Text.RegularExpressions;

namespace WebexMeetings.Http;

/// <summary>Takes secrets out of text before anybody reads it.</summary>
internal static class Redaction
{
    private const string Names =
        "hostPin|audioPin|accessCode|pin|passcode|password|pwd|token|access_token|refresh_token|client_secret|clientSecret|device_code|code|code_verifier|authorization|secret";

    private static readonly Regex JsonValues = new(
        $"\"(?<name>{Names})\"(?<colon>\\s*:\\s*)(\"(\\\\.|[^\"\\\\])*\"?|[^,}}\\]\\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex QueryValues = new(
        $"(?<=[?&](?:{Names})=)[^&#]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex BearerTokens = new(
        "(?<=\\b(?:Bearer|Basic)\\s+)[A-Za-z0-9._~+/=-]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The address with the values of secret-sounding query parameters masked.</summary>
    public static string Address(Uri uri) => QueryValues.Replace(uri.AbsoluteUri, "***");

    /// <summary>Text that came from outside, with what looks like a secret masked, and the given secret wherever it stands.</summary>
    public static string Text(string text, string? secret)
    {
        string masked = BearerTokens.Replace(JsonValues.Replace(text, "\"${name}\"${colon}\"***\""), "***");
        return string.IsNullOrEmpty(secret) ? masked : masked.Replace(secret, "***");
    }
}
