using System.Security;

namespace WebexMeetings;

/// <summary>
/// The tokens that Webex issued. Connect-Webex passes this object to the script of -OnTokenRefresh, which saves the tokens in a vault. A
/// SecureString is encrypted on Windows only, so do not save this object to a file.
/// </summary>
public sealed class TokenRefresh
{
    internal TokenRefresh()
    {
    }

    /// <summary>Gets the name of the connection that the tokens belong to.</summary>
    public string ConnectionName { get; internal init; } = string.Empty;

    /// <summary>Gets the access token. The API field is <c>access_token</c>.</summary>
    public SecureString AccessToken { get; internal init; } = new();

    /// <summary>
    /// Gets the time when the access token expires. The API field is <c>expires_in</c>. The value is null when not known.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>
    /// Gets the refresh token for the next sign-in. The API field is <c>refresh_token</c>; without it, the refresh token stays the same.
    /// The value is null when the sign-in has no refresh token.
    /// </summary>
    public SecureString? RefreshToken { get; internal init; }

    /// <summary>
    /// Gets the time when the refresh token expires if nothing uses it before. The API field is <c>refresh_token_expires_in</c>. The value
    /// is null when not known.
    /// </summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; internal init; }

    /// <summary>
    /// Gets whether <see cref="RefreshToken"/> differs from the one before. If so, the refresh token in the vault may no longer be valid.
    /// </summary>
    public bool IsNewRefreshToken { get; internal init; }

    /// <summary>Returns the name of the connection. It contains no token.</summary>
    public override string ToString() => $"Tokens of connection '{ConnectionName}'";
}
