using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>
/// Access tokens that are refreshed with a refresh token: ahead of expiry, and when Webex refuses one. However many requests wait, one
/// refresh is under way, and it belongs to none of them: a refresh token may be good once only, so its successor must not be lost because
/// somebody pressed Ctrl+C.
/// </summary>
internal sealed class RefreshingTokenSource : ITokenSource, IDisposable
{
    /// <summary>How long the token at hand is used, while it is good, before a failed refresh is tried again.</summary>
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(30);

    private readonly object sync = new();
    private readonly CancellationTokenSource closing = new();
    private readonly ITokenRefresher refresher;
    private readonly TimeProvider time;
    private string refreshToken;
    private string? knownRefreshToken;
    private TokenGrant? current;
    private Task<TokenGrant>? refresh;
    private DateTimeOffset notBefore = DateTimeOffset.MinValue;
    private bool hasPendingTokens;

    /// <summary>Begins with a refresh token of the user's; the first request fetches an access token.</summary>
    public RefreshingTokenSource(string kind, string refreshToken, ITokenRefresher refresher, TimeProvider time)
    {
        Kind = kind;
        knownRefreshToken = this.refreshToken = refreshToken;
        this.refresher = refresher;
        this.time = time;
    }

    /// <summary>Begins with what a sign-in handed out just now.</summary>
    public RefreshingTokenSource(string kind, TokenGrant first, ITokenRefresher refresher, TimeProvider time)
    {
        Kind = kind;
        refreshToken = first.RefreshToken ?? string.Empty;
        current = first;
        hasPendingTokens = true;
        this.refresher = refresher;
        this.time = time;
    }

    public string Kind { get; }

    public DateTimeOffset? ExpiresAt => Current?.ExpiresAt;

    public DateTimeOffset? RefreshTokenExpiresAt => Current?.RefreshTokenExpiresAt;

    public IReadOnlyList<string> Scopes => Current?.Scopes ?? [];

    /// <summary>Tokens that <see cref="TakePendingTokens"/> has not given yet; null when there are none.</summary>
    public TokenGrant? PendingTokens => Volatile.Read(ref hasPendingTokens) ? Current : null;

    /// <summary>Whether Webex is being asked for new tokens.</summary>
    public bool IsRefreshing => Volatile.Read(ref refresh) is { IsCompleted: false };

    private bool CanRefresh => refreshToken.Length > 0;

    private TokenGrant? Current => Volatile.Read(ref current);

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken)
    {
        TokenGrant? held = Current;
        return held is not null && (time.GetUtcNow() < held.RefreshAt || !CanRefresh)
            ? new ValueTask<string>(held.AccessToken)
            : new ValueTask<string>(RefreshAheadAsync(held, cancellationToken));
    }

    public async ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken)
    {
        TokenGrant? held = Current;
        if (held is not null && held.AccessToken != refusedToken)
        {
            return true;
        }

        // Webex may return the same access token again, which does not help.
        return CanRefresh && (await RefreshedAsync(held, cancellationToken).ConfigureAwait(false)).AccessToken != refusedToken;
    }

    /// <summary>Returns the newest tokens, once, for whoever keeps them; null when they were given already.</summary>
    /// <param name="isNewRefreshToken">Whether the refresh token is another than was given before.</param>
    public TokenGrant? TakePendingTokens(out bool isNewRefreshToken)
    {
        lock (sync)
        {
            isNewRefreshToken = hasPendingTokens && refreshToken != knownRefreshToken;
            knownRefreshToken = refreshToken;
            TokenGrant? news = hasPendingTokens ? current : null;
            hasPendingTokens = false;
            return news;
        }
    }

    /// <summary>Takes back what <see cref="TakePendingTokens"/> gave and nobody kept, for the next time.</summary>
    /// <param name="isNewRefreshToken">As it was given.</param>
    public void RequeueTokens(bool isNewRefreshToken)
    {
        lock (sync)
        {
            hasPendingTokens = true;
            knownRefreshToken = isNewRefreshToken ? null : knownRefreshToken;
        }
    }

    /// <summary>Ends a refresh that is under way.</summary>
    public void Dispose()
    {
        closing.Cancel();
        refresher.Dispose();
    }

    private async Task<string> RefreshAheadAsync(TokenGrant? held, CancellationToken cancellationToken)
    {
        if (held is not null && IsGood(held) && time.GetUtcNow() < notBefore)
        {
            return held.AccessToken;
        }

        try
        {
            return (await RefreshedAsync(held, cancellationToken).ConfigureAwait(false)).AccessToken;
        }
        catch (WebexApiException) when (held is not null && IsGood(held))
        {
            // The token is still valid, so a failed refresh has no effect yet.
            return held.AccessToken;
        }
    }

    private bool IsGood(TokenGrant grant) => grant.ExpiresAt is not { } end || time.GetUtcNow() < end;

    /// <param name="held">The tokens to replace. When there are newer ones already, the method returns those.</param>
    /// <param name="cancellationToken">Ends the waiting, not the refresh.</param>
    private Task<TokenGrant> RefreshedAsync(TokenGrant? held, CancellationToken cancellationToken)
    {
        Task<TokenGrant> underWay;
        lock (sync)
        {
            if (current is not null && !ReferenceEquals(current, held))
            {
                return Task.FromResult(current);
            }

            underWay = refresh ??= Task.Run(RefreshCoreAsync);
        }

        return underWay.WaitAsync(Timeout.InfiniteTimeSpan, time, cancellationToken);
    }

    private async Task<TokenGrant> RefreshCoreAsync()
    {
        try
        {
            TokenGrant grant = await refresher.RefreshAsync(refreshToken, closing.Token).ConfigureAwait(false);
            lock (sync)
            {
                current = Complete(grant);
                refreshToken = current.RefreshToken!;
                hasPendingTokens = true;
                refresh = null;
                return current;
            }
        }
        catch (Exception failure)
        {
            lock (sync)
            {
                notBefore = time.GetUtcNow() + PauseAfterFailure;

                // A refusal is final: its task stays, and later callers get its error without another request.
                refresh = failure is WebexApiException { Kind: WebexErrorKind.Unauthorized } ? refresh : null;
            }

            throw;
        }
    }

    private TokenGrant Complete(TokenGrant grant) => new()
    {
        AccessToken = grant.AccessToken,
        RefreshToken = grant.RefreshToken ?? refreshToken,
        AskedAt = grant.AskedAt,
        Lifetime = grant.Lifetime,
        RefreshTokenExpiresAt = grant.RefreshTokenExpiresAt ?? (grant.RefreshToken is null ? current?.RefreshTokenExpiresAt : null),
        Scopes = grant.Scopes.Count > 0 ? grant.Scopes : Scopes,
    };
}

/// <summary>Gets new tokens for a refresh token. This layer does not know how.</summary>
internal interface ITokenRefresher : IDisposable
{
    /// <exception cref="WebexApiException">
    /// Unauthorized when the refresh token is not accepted, which is final; another kind when it may be tried again.
    /// </exception>
    Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken);
}
