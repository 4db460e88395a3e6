namespace WebexMeetings.Authentication;

/// <summary>The tokens from a token endpoint. It is not a record, because a record would print the tokens.</summary>
internal sealed class TokenGrant
{
    /// <summary>A longer lifetime has no practical limit, and a sum with it would overflow.</summary>
    private const long LongestLifetime = 10L * 365 * 24 * 3600;

    /// <summary>Leaves room for a slow response and for a refresh that needs a second attempt.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    public required string AccessToken { get; init; }

    /// <summary>Null when the response had none: the refresh token that was used stays valid.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>
    /// Gets the time of the request. Lifetimes start there, by the clock of this computer only, so that the clock of Webex does not matter.
    /// </summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null when the response does not contain it. The token is then used until Webex rejects it.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Null when the response does not contain it.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>Empty when not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? ExpiresAt => AskedAt + Lifetime;

    /// <summary>Gets the time to refresh: five minutes before expiry, or in the last quarter of a short lifetime.</summary>
    public DateTimeOffset RefreshAt => Lifetime is { } lifetime ? AskedAt + lifetime - Margin(lifetime) : DateTimeOffset.MaxValue;

    /// <summary>Reads the response of <c>POST /access_token</c> or <c>POST /device/token</c>.</summary>
    /// <param name="response">A success.</param>
    /// <param name="requested">The requested scopes. The standard allows a response to omit them when it grants exactly these.</param>
    /// <returns>The tokens; null when the response has no access token that a header can carry.</returns>
    public static TokenGrant? Read(OAuthResponse response, IReadOnlyList<string> requested)
    {
        string? accessToken = response.Text("access_token");
        string? refreshToken = response.Text("refresh_token");
        string? scope = response.Text("scope");
        return !IsToken(accessToken) ? null : new TokenGrant
        {
            AccessToken = accessToken!,
            RefreshToken = IsToken(refreshToken) ? refreshToken : null,
            AskedAt = response.AskedAt,
            Lifetime = LifetimeOf(response.Number("expires_in")),
            RefreshTokenExpiresAt = response.AskedAt + LifetimeOf(response.Number("refresh_token_expires_in")),
            Scopes = string.IsNullOrWhiteSpace(scope) ? requested : scope!.Split([' '], StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static bool IsToken(string? text) => text is not null && Secrets.CanBeSent(text);

    private static TimeSpan? LifetimeOf(long? seconds) =>
        seconds is > 0 ? TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLifetime)) : null;

    private static TimeSpan Margin(TimeSpan lifetime)
    {
        var quarter = TimeSpan.FromTicks(lifetime.Ticks / 4);
        return quarter < LongestMargin ? quarter : LongestMargin;
    }
}
