using System.Text.Json.Serialization;

namespace WebexMeetings.Authentication;

/// <summary>The answer of <c>POST /access_token</c> and <c>POST /device/token</c>.</summary>
internal sealed class TokenGrantDto
{
    /// <summary>A lifetime beyond is no lifetime, and a sum with it would overflow.</summary>
    private const long LongestLifetime = 10L * 365 * 24 * 3600;

    [JsonPropertyName("access_token")]
    public string? AccessToken { get; set; }

    [JsonPropertyName("expires_in")]
    public long? ExpiresIn { get; set; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; set; }

    [JsonPropertyName("refresh_token_expires_in")]
    public long? RefreshTokenExpiresIn { get; set; }

    /// <summary>Separated by spaces.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }

    /// <param name="askedAt">When it was asked for.</param>
    /// <param name="requested">The scopes that were asked for: the standard lets an answer leave them out when it grants just these.</param>
    /// <returns>Null when there is no token in it that a header could carry.</returns>
    public TokenGrant? ToGrant(DateTimeOffset askedAt, IReadOnlyList<string> requested) => IsToken(AccessToken)
        ? new TokenGrant
        {
            AccessToken = AccessToken!,
            RefreshToken = IsToken(RefreshToken) ? RefreshToken : null,
            AskedAt = askedAt,
            Lifetime = Lifetime(ExpiresIn),
            RefreshTokenExpiresAt = askedAt + Lifetime(RefreshTokenExpiresIn),
            Scopes = string.IsNullOrWhiteSpace(Scope) ? requested : Scope!.Split([' '], StringSplitOptions.RemoveEmptyEntries),
        }
        : null;

    private static bool IsToken(string? text) => text is { Length: > 0 and < 32 * 1024 } && text.All(c => c is > ' ' and < (char)127);

    private static TimeSpan? Lifetime(long? seconds) =>
        seconds is > 0 ? TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLifetime)) : null;
}
