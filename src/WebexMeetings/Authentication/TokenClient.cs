using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary><c>POST /access_token</c>.</summary>
/// <param name="client">Disposed with this.</param>
internal sealed class TokenClient(OAuthClient client) : ITokenRefresher
{
    private const int MaximumAttempts = 3;

    /// <summary>New tokens for a refresh token. A passing failure is tried again: the same refresh token asks for the same thing.</summary>
    /// <exception cref="WebexApiException">Unauthorized when Webex says no; another kind when it said nothing.</exception>
    public async Task<TokenGrant> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var request = new OAuthRequest
        {
            Path = "/access_token",
            Subject = "Sign-in with the refresh token",
            Form = [new("grant_type", "refresh_token"), new("refresh_token", refreshToken), .. client.ClientFields],
            Grant = "the refresh token",
            WhatToDo = "The refresh token is wrong, revoked, replaced by a newer one, or was not used for 90 days. Authorise the integration again (Connect-Webex -Interactive or -DeviceCode), or for a Service App generate new tokens on developer.webex.com. Then run Connect-Webex again.",
        };
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await client.GrantAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (WebexApiException failure) when (attempt < MaximumAttempts && IsPassing(failure) && !(failure.RetryAfter > client.Settings.MaximumRetryAfter))
            {
                await client.Settings.Time.Delay(failure.RetryAfter ?? Backoff.After(attempt, Jitter.Next()), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tokens for the code that the browser brought back. Sent once: a code is good once.</summary>
    /// <exception cref="WebexApiException">Webex says no, or no answer came.</exception>
    public Task<TokenGrant> RedeemAsync(string code, string redirectUri, string verifier, IReadOnlyList<string> scopes, CancellationToken cancellationToken) => client.GrantAsync(
        new OAuthRequest
        {
            Path = "/access_token",
            Subject = "Sign-in with the browser",
            Form =
            [
                new("grant_type", "authorization_code"),
                new("code", code),
                new("redirect_uri", redirectUri),
                new("code_verifier", verifier),
                .. client.ClientFields,
            ],
            Grant = "the authorization code",
            WhatToDo = "Run Connect-Webex -Interactive again; a code is good once and for a few minutes.",
            Scopes = scopes,
        },
        cancellationToken);

    public void Dispose() => client.Dispose();

    private static bool IsPassing(WebexApiException failure) =>
        failure.Kind is WebexErrorKind.ServerError or WebexErrorKind.TooManyRequests or WebexErrorKind.ConnectionFailed or WebexErrorKind.Timeout
        || failure is { Kind: WebexErrorKind.InvalidResponse, StatusCode: null };
}
