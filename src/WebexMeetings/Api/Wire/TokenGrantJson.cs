using System.Text.Json.Serialization;
using WebexMeetings.Connections;

namespace WebexMeetings.Api.Wire;

/// <summary>The answer of <c>POST /access_token</c> and <c>POST /device/token</c>.</summary>
internal sealed class TokenGrantJson
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

    /// <returns>Null when there is no token in it that a header could carry.</returns>
    public TokenGrant? ToGrant(DateTimeOffset askedAt) => AccessToken is { Length: > 0 } token && token.All(c => c is > ' ' and < (char)127)
        ? new TokenGrant
        {
            AccessToken = token,
            RefreshToken = string.IsNullOrWhiteSpace(RefreshToken) ? null : RefreshToken,
            AskedAt = askedAt,
            Lifetime = Lifetime(ExpiresIn),
            RefreshTokenExpiresAt = askedAt + Lifetime(RefreshTokenExpiresIn),
            Scopes = (Scope ?? string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries),
        }
        : null;

    private static TimeSpan? Lifetime(long? seconds) =>
        seconds is > 0 ? TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLifetime)) : null;
}
