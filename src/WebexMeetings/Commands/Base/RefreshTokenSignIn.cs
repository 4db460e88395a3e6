using WebexMeetings.Authentication;
using WebexMeetings.Connections;

namespace WebexMeetings.Commands.Base;

/// <summary>Connect-Webex -RefreshToken.</summary>
internal static class RefreshTokenSignIn
{
    public static ITokenSource Create(ConnectionSettings settings, ClientCredential client, string refreshToken) =>
        new RefreshingTokenSource("RefreshToken", refreshToken, new TokenClient(new OAuthClient(settings, client)), settings.Time);
}
