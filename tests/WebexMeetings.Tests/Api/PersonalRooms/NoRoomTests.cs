using WebexMeetings.Commands.Output;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

public sealed class NoRoomTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("no-room@example.com")]
    [InlineData("empty-link@example.com")]
    public async Task A_user_whose_answer_has_no_link_has_no_room(string email)
    {
        using Session session = fixture.Connect();

        WebexApiException failure = await session.FailRoomAsync(email, "site1.example.webex.com");

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
        Assert.Equal(
            $"Personal room of '{email}' on 'site1.example.webex.com': This user has no personal room on the site.", failure.Message);
        Assert.NotEmpty(failure.RecommendedAction);
    }

    [Theory]
    [InlineData("no-license@example.com", null)]
    [InlineData("nobody@example.com", null)]
    [InlineData("elsewhere@example.com", "site1.example.webex.com")]
    [InlineData("a@x.com", "unknown.webex.com")]
    public async Task A_user_or_site_that_Webex_does_not_know_is_not_found(string email, string? site)
    {
        using Session session = fixture.Connect();

        WebexApiException failure = await session.FailRoomAsync(email, site);

        Assert.Equal((WebexErrorKind.NotFound, 404), (failure.Kind, failure.StatusCode));
        Assert.StartsWith($"Personal room of '{email}'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Cannot find the data. Webex returned 404 (not found), tracking ID ROUTER_", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_of_somebody_else_needs_the_administrator_scopes()
    {
        using Session session = fixture.Connect();
        using Session plain = fixture.ConnectAs(fixture.Simulator.Tokens.User);

        WebexApiException failure = await plain.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.Forbidden, 403), (failure.Kind, failure.StatusCode));
        Assert.Contains("Not permitted to view or change other user's preferences.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("meeting:admin_preferences_read", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_account_has_no_room_of_its_own()
    {
        using Session session = fixture.Connect();
        using Session machine = fixture.ConnectAs(fixture.Simulator.Tokens.ServiceApp);

        Assert.Equal(WebexErrorKind.NotFound, (await machine.FailRoomAsync()).Kind);
    }
}
