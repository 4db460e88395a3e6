using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>
/// Provides access tokens and refreshes them with a refresh token: before they expire, and when Webex rejects one. Only one refresh runs at
/// a time, and no request owns it. A refresh token may be valid only once, so Ctrl+C must not lose its successor.
/// </summary>
internal sealed class RefreshingTokenSource : ITokenSource, IDisposable
{
    /// <summary>The time to use the current token, while it is valid, before another attempt after a failed refresh.</summary>
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
    private Action? onTokens;

    /// <summary>Starts with a refresh token from the user. The first request gets an access token.</summary>
    public RefreshingTokenSource(string kind, string refreshToken, ITokenRefresher refresher, TimeProvider time)
    {
        Kind = kind;
        knownRefreshToken = this.refreshToken = refreshToken;
        this.refresher = refresher;
        this.time = time;
    }

    /// <summary>Starts with the tokens of a sign-in.</summary>
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

    /// <summary>Gets the tokens that <see cref="TakePendingTokens"/> has not returned yet; null when there are none.</summary>
    public TokenGrant? PendingTokens => Volatile.Read(ref hasPendingTokens) ? Current : null;

    /// <summary>Gets whether a refresh is running.</summary>
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

    /// <summary>Returns the newest tokens once, for the script that saves them; null when they were returned already.</summary>
    /// <param name="isNewRefreshToken">Whether the refresh token differs from the one before.</param>
    public TokenGrant? TakePendingTokens(out bool isNewRefreshToken)
    {
        lock (sync)
        {
            isNewRefreshToken = hasPendingTokens && CanRefresh && refreshToken != knownRefreshToken;
            knownRefreshToken = refreshToken;
            TokenGrant? news = hasPendingTokens ? current : null;
            hasPendingTokens = false;
            return news;
        }
    }

    /// <summary>Queues tokens again that <see cref="TakePendingTokens"/> returned and that were not saved.</summary>
    /// <param name="isNewRefreshToken">The value from <see cref="TakePendingTokens"/>.</param>
    public void RequeueTokens(bool isNewRefreshToken)
    {
        lock (sync)
        {
            hasPendingTokens = true;
            knownRefreshToken = isNewRefreshToken ? null : knownRefreshToken;
        }
    }

    /// <summary>Runs the action, on a thread of a task, each time when there are new tokens to save, and now when there are some.</summary>
    public void OnTokens(Action action)
    {
        bool hasTokens;
        lock (sync)
        {
            onTokens = action;
            hasTokens = hasPendingTokens;
        }

        if (hasTokens)
        {
            action();
        }
    }

    /// <summary>Waits for the end of a running refresh, whatever it is, or of the time.</summary>
    public async Task WaitForRefreshAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref refresh) is { IsCompleted: false } running)
        {
            await Task.WhenAny(Task.WhenAny(running).WaitAsync(longest, time, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>Cancels a running refresh.</summary>
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
    /// <param name="cancellationToken">Cancels the wait, not the refresh.</param>
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
            TokenGrant grant = Complete(await refresher.RefreshAsync(refreshToken, closing.Token).ConfigureAwait(false));
            Action? tell;
            lock (sync)
            {
                current = grant;
                refreshToken = grant.RefreshToken!;
                hasPendingTokens = true;
                refresh = null;
                tell = onTokens;
            }

            tell?.Invoke();
            return grant;
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

/// <summary>Gets new tokens for a refresh token.</summary>
internal interface ITokenRefresher : IDisposable
{
    /// <exception cref="WebexApiException">
    /// The kind is Unauthorized when Webex does not accept the refresh token, which is final. For another kind, a later attempt may
    /// succeed.
    /// </exception>
    Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken);
}
