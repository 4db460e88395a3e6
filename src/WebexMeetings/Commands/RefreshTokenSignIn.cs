using WebexMeetings.Api.OAuth;
using WebexMeetings.Connections;

namespace WebexMeetings.Commands;

/// <summary>Connect-Webex -RefreshToken.</summary>
internal static class RefreshTokenSignIn
{
    public static ITokenSource Create(ConnectionSettings settings, ClientCredential client, string refreshToken) =>
        new RenewableTokenSource("RefreshToken", refreshToken, new AccessTokens(new OAuthClient(settings, client)), settings.Time);
}
