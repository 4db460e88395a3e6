namespace WebexMeetings.Authentication;

/// <summary>Gets new tokens for a refresh token. This layer does not know how.</summary>
internal interface ITokenRefresher : IDisposable
{
    /// <exception cref="WebexApiException">Unauthorized when the refresh token is not accepted, which is final; another kind when it may be tried again.</exception>
    Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken);
}
