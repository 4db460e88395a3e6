using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>A sign-in with a refresh token: <c>POST /access_token</c>, now and whenever the access token is about to end.</summary>
/// <param name="client">Disposed with this.</param>
internal sealed class RefreshTokenSignIn(OAuthClient client) : ITokenRefresher
{
    private const int MaximumAttempts = 3;

    /// <summary>The token source of a connection that begins with a refresh token; nothing is sent before the first request.</summary>
    public static ITokenSource Create(ConnectionSettings settings, ClientCredential credential, string refreshToken) =>
        new RefreshingTokenSource(
            "RefreshToken",
            refreshToken,
            new RefreshTokenSignIn(new OAuthClient(settings, credential)),
            settings.Time);

    /// <summary>New tokens for a refresh token. A passing failure is tried again: the same refresh token asks for the same thing.</summary>
    /// <exception cref="WebexApiException">
    /// Unauthorized when Webex refused the refresh token; another kind when no usable response came.
    /// </exception>
    public Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var request = new OAuthRequest
        {
            Path = "/access_token",
            Subject = "Sign-in with the refresh token",
            IsRepeatable = true,
            MaximumAttempts = MaximumAttempts,
            Form = [new("grant_type", "refresh_token"), new("refresh_token", refreshToken), .. client.ClientFields],
            Grant = "the refresh token",
            WhatToDo = "The refresh token is wrong, revoked, replaced by a newer one, or was not used for 90 days. Authorize the "
                + "integration again (Connect-Webex -Interactive or -DeviceCode), or for a Service App generate new tokens on "
                + "developer.webex.com. Then run Connect-Webex again.",
        };
        return client.GrantAsync(request, cancellationToken);
    }

    public void Dispose() => client.Dispose();
}
