using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

/// <summary>Signs in with a refresh token: <c>POST /access_token</c>, at first and whenever the access token is about to expire.</summary>
/// <param name="client">The client, which is disposed with this object.</param>
internal sealed class RefreshTokenSignIn(OAuthClient client) : ITokenRefresher
{
    private const int MaximumAttempts = 3;

    /// <summary>Returns the token source of a connection with a refresh token. It sends nothing before the first request.</summary>
    public static ITokenSource Create(ConnectionSettings settings, ClientCredential credential, string refreshToken) =>
        new RefreshingTokenSource(
            "RefreshToken",
            refreshToken,
            new RefreshTokenSignIn(new OAuthClient(settings, credential)),
            settings.Time);

    /// <summary>
    /// Gets new tokens for a refresh token. After a transient failure, it tries again, which is safe with the same refresh token.
    /// </summary>
    /// <exception cref="WebexApiException">
    /// The kind is Unauthorized when Webex rejected the refresh token, and another one when no usable response arrived.
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

/// <summary>Implements Connect-Webex -EnvironmentVariable, which uses an access token, else a refresh token.</summary>
internal static class EnvironmentSignIn
{
    private const string AccessTokenName = "WEBEX_ACCESS_TOKEN";
    private const string ClientIdName = "WEBEX_CLIENT_ID";
    private const string ClientSecretName = "WEBEX_CLIENT_SECRET";
    private const string RefreshTokenName = "WEBEX_REFRESH_TOKEN";

    /// <exception cref="WebexApiException">The environment holds no complete sign-in. The text says what is missing.</exception>
    public static ITokenSource Create(ConnectionSettings settings)
    {
        if (Read(AccessTokenName) is { } accessToken)
        {
            return new StaticTokenSource(Secrets.ParseToken(accessToken));
        }

        string[] names = [ClientIdName, ClientSecretName, RefreshTokenName];
        string[] missing = [.. names.Where(name => Read(name) is null)];
        if (missing.Length > 0)
        {
            throw Missing(missing, names);
        }

        ClientCredential client = Secrets.ParseClient(Read(ClientIdName)!, Read(ClientSecretName)!);
        return RefreshTokenSignIn.Create(settings, client, Secrets.ParseRefreshToken(Read(RefreshTokenName)!));
    }

    private static WebexApiException Missing(string[] missing, string[] names) => InvalidInput.Create(
        missing.Length == names.Length
            ? $"The environment holds no sign-in: neither {AccessTokenName} nor {ClientIdName}, {ClientSecretName} and "
                + $"{RefreshTokenName} are set"
            : "The sign-in in the environment is not complete: "
                + $"{string.Join(" and ", missing)} {(missing.Length == 1 ? "is" : "are")} not set",
        $"Set {AccessTokenName}, or {ClientIdName}, {ClientSecretName} and {RefreshTokenName}, for this process, and run "
            + "Connect-Webex -EnvironmentVariable again.");

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
