namespace WebexMeetings.Authentication;

/// <summary>The tokens that a token endpoint handed out. Not a record: that would print its tokens.</summary>
internal sealed class TokenGrant
{
    /// <summary>A longer lifetime is as good as none, and a sum with it would overflow.</summary>
    private const long LongestLifetime = 10L * 365 * 24 * 3600;

    /// <summary>Leaves room for a slow response and for a refresh that needs a second attempt.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    public required string AccessToken { get; init; }

    /// <summary>Null when the response had none: the refresh token that was used stays valid.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>
    /// When the tokens were asked for. Lifetimes are counted from then, by this computer's clock alone, so Webex's may be wrong.
    /// </summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null when the response did not say: the token is then used until Webex refuses it.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Null when the response did not say.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>Empty when not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? ExpiresAt => AskedAt + Lifetime;

    /// <summary>When to refresh: five minutes before the end, or in the last quarter of a short life.</summary>
    public DateTimeOffset RefreshAt => Lifetime is { } lifetime ? AskedAt + lifetime - Margin(lifetime) : DateTimeOffset.MaxValue;

    /// <summary>Reads the response of <c>POST /access_token</c> or <c>POST /device/token</c>.</summary>
    /// <param name="response">A success.</param>
    /// <param name="requested">
    /// The scopes that were asked for: the standard lets a response leave them out when it grants just these.
    /// </param>
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
