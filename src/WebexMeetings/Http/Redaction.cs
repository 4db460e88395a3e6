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

    // Outside of JSON only names that nothing but a secret has: "status code: 404" is to be read.
    private static readonly Regex PlainValues = new(
        "(?<name>\\b(?:hostPin|audioPin|accessCode|passcode|password|pwd|access_token|refresh_token|client_secret|clientSecret|device_code|code_verifier))(?<mark>['\"]?\\s*[:=]\\s*['\"]?)[^\\s'\"&,;<>}\\]]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex QueryValues = new(
        $"(?<=[?&](?:{Names})=)[^&#\\s\"]*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex BearerTokens = new(
        "(?<=\\b(?:Bearer|Basic)\\s+)[A-Za-z0-9._~+/=-]+",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>The address with the values of secret-sounding query parameters masked.</summary>
    public static string Address(Uri uri) => QueryValues.Replace(uri.AbsoluteUri, "***");

    /// <summary>Text that came from outside, with what looks like a secret masked, and the given secret wherever it stands.</summary>
    public static string Text(string text, string? secret) => Text(text, secret is null ? [] : [secret]);

    /// <summary>The same with several secrets, as they are and as a form or an address carries them.</summary>
    public static string Text(string text, IReadOnlyList<string> secrets)
    {
        string masked = JsonValues.Replace(text, "\"${name}\"${colon}\"***\"");
        masked = PlainValues.Replace(masked, "${name}${mark}***");
        masked = QueryValues.Replace(BearerTokens.Replace(masked, "***"), "***");
        foreach (string secret in secrets.Where(secret => secret.Length > 0))
        {
            masked = masked.Replace(secret, "***").Replace(Uri.EscapeDataString(secret), "***");
        }

        return masked;
    }
}
