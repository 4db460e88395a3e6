namespace WebexMeetings.Connections;

/// <summary>Provides a connection's access tokens. All cmdlets and runspaces that hold the connection share it.</summary>
internal interface ITokenSource
{
    /// <summary>Gets the type of sign-in, as Get-WebexConnection shows it.</summary>
    string Kind { get; }

    /// <summary>Gets the time when the current access token expires; null when it is not known.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>
    /// Gets the time when the refresh token expires if nothing uses it before; null when it is not known or there is none.
    /// </summary>
    DateTimeOffset? RefreshTokenExpiresAt { get; }

    /// <summary>Gets the scopes of the token; empty when they are not known.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Returns an access token for the next request. A token that is about to expire is refreshed first.</summary>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Gets another token after Webex rejected <paramref name="refusedToken"/> with 401. Returns whether one is available, so that the
    /// request can be sent again.
    /// </summary>
    ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken);
}
