using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>Provides one access token that cannot be refreshed, such as a personal access token (12 hours).</summary>
internal sealed class StaticTokenSource(string accessToken) : ITokenSource
{
    public string Kind => "AccessToken";

    /// <summary>Connect-Webex sets it once, from <c>GET /authorizations/tokenExpiry</c>.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RefreshTokenExpiresAt => null;

    public IReadOnlyList<string> Scopes => [];

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(accessToken);

    public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken) => new(false);
}
