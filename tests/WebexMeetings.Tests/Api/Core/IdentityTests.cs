using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>What arrives at Webex names exactly the user who was asked for.</summary>
public sealed class IdentityTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string RoomPath = "/v1/meetingPreferences/personalMeetingRoom";
    private const string TypesPath = "/v1/admin/meeting/userconfig/sessionTypes";

    private IReadOnlyList<LoggedRequest> Arrived => fixture.Simulator.RequestLog.Entries;

    [Fact]
    public async Task Ones_own_room_is_asked_for_without_a_name()
    {
        using Session session = fixture.Connect();

        PersonalRoom room = await session.GetRoomAsync();

        Assert.Equal(RoomPath, Assert.Single(Arrived).PathAndQuery);
        Assert.Null(room.UserEmail);
        Assert.Null(room.SiteUrl);
    }

    [Theory]
    [InlineData("a@x.com", "a%40x.com")]
    [InlineData("ann+webex@example.com", "ann%2Bwebex%40example.com")]
    [InlineData("sean.o'brien@example.com", "sean.o%27brien%40example.com")]
    [InlineData("jürgen.müller@example.com", "j%C3%BCrgen.m%C3%BCller%40example.com")]
    public async Task An_address_travels_escaped_and_finds_its_owner(string email, string escaped)
    {
        using Session session = fixture.Connect();

        PersonalRoom room = await session.GetRoomAsync(email, "site1.example.webex.com");

        Assert.Equal($"{RoomPath}?userEmail={escaped}&siteUrl=site1.example.webex.com", Assert.Single(Arrived).PathAndQuery);
        Assert.Equal(email, room.UserEmail);
        Assert.Equal(fixture.Simulator.Organization.Room(email, "site1.example.webex.com")!.Link, room.PersonalMeetingRoomLink);
    }

    [Fact]
    public async Task Session_types_by_address_send_it_as_a_header_and_nowhere_else()
    {
        using Session session = fixture.Connect();

        await session.GetTypesAsync("a@x.com", siteUrl: "site4.webex.com");

        LoggedRequest request = Assert.Single(Arrived);
        Assert.Equal("a@x.com", request.EmailHeader);
        Assert.Equal($"{TypesPath}?siteUrl=site4.webex.com", request.PathAndQuery);
    }

    [Fact]
    public async Task Session_types_by_id_send_no_address()
    {
        using Session session = fixture.Connect();
        string id = fixture.Simulator.Organization.PersonId("a@x.com");

        UserSessionTypes types = (await session.GetTypesAsync("b@x.com", id, "site4.webex.com"))[0];

        LoggedRequest request = Assert.Single(Arrived);
        Assert.Null(request.EmailHeader);
        Assert.Equal($"{TypesPath}?siteUrl=site4.webex.com&personId={id}", request.PathAndQuery);
        Assert.Equal("a@x.com", types.Email);
    }

    [Fact]
    public async Task An_address_that_no_header_can_carry_is_asked_for_by_id()
    {
        using Session session = fixture.Connect();
        string id = fixture.Simulator.Organization.PersonId("jürgen.müller@example.com");

        UserSessionTypes types = (await session.GetTypesAsync("jürgen.müller@example.com", siteUrl: "site4.webex.com"))[0];

        Assert.Equal(
            ["/v1/people?email=j%C3%BCrgen.m%C3%BCller%40example.com", $"{TypesPath}?siteUrl=site4.webex.com&personId={id}"],
            Arrived.Select(request => request.PathAndQuery));
        Assert.All(Arrived, request => Assert.Null(request.EmailHeader));
        Assert.Equal("jürgen.müller@example.com", types.Email);
    }

    [Fact]
    public async Task An_unknown_address_that_no_header_can_carry_is_not_found()
    {
        using Session session = fixture.Connect();

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.GetTypesAsync("zoë@example.com"));

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
        Assert.Contains("zoë@example.com", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("/v1/people?email=", Assert.Single(Arrived).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"items":[{"displayName":"No id"}]}""")]
    [InlineData("""{"items":[{"id":""}]}""")]
    [InlineData("""{"items":null}""")]
    public async Task A_person_without_an_id_never_becomes_a_question_about_nobody(string people)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { PathContains = "/people", Status = 200, Body = people });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.GetTypesAsync("zoë@example.com"));

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
        Assert.Single(Arrived);
    }

    [Fact]
    public async Task Every_request_says_what_it_takes_and_who_asks()
    {
        using Session session = fixture.Connect();

        await session.GetRoomAsync();

        LoggedRequest request = Assert.Single(Arrived);
        Assert.Equal("admin", request.TokenName);
        Assert.StartsWith("WebexMeetings-PowerShell/", request.UserAgent, StringComparison.Ordinal);
        Assert.Equal("", request.Body);
    }
}
