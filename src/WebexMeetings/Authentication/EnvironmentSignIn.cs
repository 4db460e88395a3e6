using WebexMeetings.Connections;

namespace WebexMeetings.Authentication;

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
