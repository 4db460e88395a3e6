namespace WebexMeetings.Authentication;

/// <summary>What a token endpoint handed out. Not a record: that would print its tokens.</summary>
internal sealed class TokenGrant
{
    /// <summary>Leaves room for a slow answer and for a renewal that needs a second try.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    public required string AccessToken { get; init; }

    /// <summary>Null when the answer had none: the refresh token that was used stays good.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the tokens were asked for. Lifetimes are counted from then, by this computer's clock alone, so Webex's may be wrong.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null when the answer did not say: the token is then used until Webex refuses it.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Null when the answer did not say.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>Empty when not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? ExpiresAt => AskedAt + Lifetime;

    /// <summary>When to get the next one: five minutes before the end, or in the last quarter of a short life.</summary>
    public DateTimeOffset RefreshAt => Lifetime is { } lifetime ? AskedAt + lifetime - Margin(lifetime) : DateTimeOffset.MaxValue;

    private static TimeSpan Margin(TimeSpan lifetime)
    {
        var quarter = TimeSpan.FromTicks(lifetime.Ticks / 4);
        return quarter < LongestMargin ? quarter : LongestMargin;
    }
}
