using System.Security;

namespace WebexMeetings;

/// <summary>
/// The tokens that Webex handed out, as -OnTokenRefresh of Connect-Webex gets them, to put into a vault. Outside Windows a SecureString
/// is not encrypted; do not save this object to a file.
/// </summary>
public sealed class TokenRefresh
{
    internal TokenRefresh()
    {
    }

    /// <summary>The name of the connection that the tokens belong to.</summary>
    public string ConnectionName { get; internal init; } = string.Empty;

    /// <summary>The access token. API field: <c>access_token</c>.</summary>
    public SecureString AccessToken { get; internal init; } = new();

    /// <summary>When the access token ends. API field: <c>expires_in</c>. Null when not told.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>The refresh token to sign in with from now on. API field: <c>refresh_token</c>, else the one that was used. Null when there is none.</summary>
    public SecureString? RefreshToken { get; internal init; }

    /// <summary>When the refresh token ends, unless it is used before. API field: <c>refresh_token_expires_in</c>. Null when not told.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; internal init; }

    /// <summary>True when <see cref="RefreshToken"/> is another than before, so that the one in the vault may be good no longer.</summary>
    public bool IsNewRefreshToken { get; internal init; }

    /// <summary>Whose tokens; no token.</summary>
    public override string ToString() => $"Tokens of connection '{ConnectionName}'";
}
