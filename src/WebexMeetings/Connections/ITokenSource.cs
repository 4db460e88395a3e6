namespace WebexMeetings.Connections;

/// <summary>Where a connection's access tokens come from. Shared by every cmdlet and runspace that holds the connection.</summary>
internal interface ITokenSource
{
    /// <summary>Gets the type of sign-in, as Get-WebexConnection shows it.</summary>
    string Kind { get; }

    /// <summary>When the current access token ends; null when that is not known.</summary>
    DateTimeOffset? ExpiresAt { get; }

    /// <summary>When the refresh token ends, unless it is used before; null when that is not known or there is none.</summary>
    DateTimeOffset? RefreshTokenExpiresAt { get; }

    /// <summary>The scopes that came with the token; empty when they are not known.</summary>
    IReadOnlyList<string> Scopes { get; }

    /// <summary>Returns an access token for the next request. A token that is about to expire is refreshed first.</summary>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Called when Webex refused <paramref name="refusedToken"/> with 401. True when another token is there now, and the
    /// request is worth one more try.
    /// </summary>
    ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken);
}
