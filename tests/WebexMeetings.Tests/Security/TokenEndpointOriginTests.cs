using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Security;

/// <summary>Client secrets and refresh tokens go to the configured origin and nowhere else.</summary>
public sealed class TokenEndpointOriginTests : OAuthTest
{
    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed(int status)
    {
        await using WebexSimulator elsewhere = await WebexSimulator.StartAsync();
        Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Redirect,
                Status = status,
                PathContains = "access_token",
                Location = elsewhere.ApiBaseUri + "/access_token",
            });
        Session session = ConnectWith(Simulator.OAuth.AdminRefreshToken.Value);

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains("The response is a redirect; it was not followed.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.RequestLog.Total);
        Assert.Equal(1, Simulator.RequestLog.Total);
    }
}
