using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

/// <summary>A room is changed only when the response is certainly about the person and the site, although it names neither.</summary>
public sealed class RoomOwnerTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Site = "site4.webex.com";
    private static readonly PersonalRoomPatch NewTopic = new() { Topic = "New" };

    private IEnumerable<string> Methods => fixture.Simulator.RequestLog.Entries.Select(request => request.Method);

    [Fact]
    public async Task Where_Webex_ignores_the_user_nothing_is_written()
    {
        using Session unused = fixture.Connect();
        fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = true;
        try
        {
            using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.User);

            WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
                () => session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: true, CancellationToken.None));

            Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
            Assert.Equal(
                "Personal room of 'a@x.com' on 'site4.webex.com': Webex returned the signed-in user's own room "
                    + "(https://site4.webex.com/meet/user) instead. Nothing was changed.",
                failure.Message);
            Assert.Contains("meeting:admin_preferences_write", failure.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("PUT", Methods);
        }
        finally
        {
            fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = false;
        }
    }

    [Fact]
    public async Task Where_Webex_ignores_the_user_no_default_site_is_changed()
    {
        using Session unused = fixture.Connect();
        fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = true;
        try
        {
            using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.User);
            var sites = new SitesClient(session.Client);

            WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
                () => sites.SetDefaultAsync("a@x.com", Site, readBack: false, CancellationToken.None));

            Assert.StartsWith(
                "Default site of 'a@x.com': Webex returned the signed-in user's own room", failure.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("PUT", Methods);
        }
        finally
        {
            fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = false;
        }
    }

    [Fact]
    public async Task The_signed_in_user_may_be_named_by_an_alternate_address()
    {
        using Session session = fixture.Connect();
        string alias = Organization.AlternateEmail(Organization.AdminEmail);

        await session.Rooms.ChangeAsync(alias, Site, NewTopic, readBack: false, CancellationToken.None);

        Assert.Equal("New", fixture.Simulator.Organization.Room(Organization.AdminEmail, Site)!.Topic);
    }

    [Fact]
    public async Task The_own_room_is_read_once_for_many_changes_and_not_for_ones_own()
    {
        using Session session = fixture.Connect();

        await session.Rooms.ChangeAsync(null, Site, NewTopic, readBack: false, CancellationToken.None);
        Assert.Equal(["GET", "PUT"], Methods);
        await session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: false, CancellationToken.None);
        await new PersonalRoomClient(session.Client).ChangeAsync("b@x.com", Site, NewTopic, readBack: false, CancellationToken.None);

        Assert.Equal(["GET", "PUT", "GET", "GET", "PUT", "GET", "PUT"], Methods);
    }

    [Fact]
    public async Task Who_has_no_room_of_their_own_changes_those_of_others()
    {
        using Session unused = fixture.Connect();
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.ServiceApp);

        await session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: false, CancellationToken.None);

        Assert.Equal("New", fixture.Simulator.Organization.Room("a@x.com", Site)!.Topic);
    }

    [Fact]
    public async Task Without_knowing_the_own_room_nothing_is_written_and_the_next_change_asks_again()
    {
        using Session session = fixture.Connect();
        Fault outage =
            fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = $"personalMeetingRoom?siteUrl={Site}", Status = 500 });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: false, CancellationToken.None));
        fixture.Simulator.Faults.Remove(outage);
        Assert.Equal(WebexErrorKind.ServerError, failure.Kind);
        Assert.DoesNotContain("PUT", Methods);
        await session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: false, CancellationToken.None);

        Assert.Equal("New", fixture.Simulator.Organization.Room("a@x.com", Site)!.Topic);
    }

    [Fact]
    public async Task A_room_on_another_site_is_not_changed()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", Status = 200, Body = Payloads.PersonalRoom });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.Rooms.ChangeAsync(null, Site, NewTopic, readBack: false, CancellationToken.None));

        Assert.Equal(
            "Your own personal room on 'site4.webex.com': Webex's response shows a room on 'site4-example.webex.com'. Nothing was changed.",
            failure.Message);
        Assert.Contains("-SiteUrl site4-example.webex.com", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(202)]
    [InlineData(200)]
    public async Task A_write_that_is_accepted_without_an_object_is_a_success_and_is_read_when_asked_for(int status)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = status });

        ChangeResult<PersonalRoom> plain = await session.Rooms.ChangeAsync(null, Site, NewTopic, readBack: false, CancellationToken.None);
        Assert.Equal(["GET", "PUT"], Methods);
        ChangeResult<PersonalRoom> shown = await session.Rooms.ChangeAsync(null, Site, NewTopic, readBack: true, CancellationToken.None);

        Assert.True(plain.ChangesSomething);
        Assert.Null(plain.State);
        Assert.Equal(fixture.Simulator.Organization.Room(Organization.AdminEmail, Site)!.Topic, shown.State!.Topic);
        Assert.Equal(["GET", "PUT", "GET", "PUT", "GET"], Methods);
    }

    [Fact]
    public async Task A_new_state_that_cannot_be_read_does_not_hide_that_the_change_was_made()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 204 });
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", Skip = 1, Status = 403 });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.Rooms.ChangeAsync(null, Site, NewTopic, readBack: true, CancellationToken.None));

        Assert.Equal((WebexErrorKind.Forbidden, 403), (failure.Kind, failure.StatusCode));
        Assert.StartsWith(
            "Your own personal room on 'site4.webex.com': The change was made, but the new state could not be read.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Do not repeat the change", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_is_answered_with_another_room_says_that_it_was_sent_and_what_came_back()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 200, Body = Payloads.PersonalRoom });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.Rooms.ChangeAsync("a@x.com", Site, NewTopic, readBack: true, CancellationToken.None));

        Assert.Equal(
            "Personal room of 'a@x.com' on 'site4.webex.com': The change was sent, but Webex's response shows another room, "
                + "https://site4-example.webex.com/meet/john.",
            failure.Message);
    }
}
