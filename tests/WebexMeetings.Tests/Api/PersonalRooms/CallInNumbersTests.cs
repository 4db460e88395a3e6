using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Output;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

public sealed class CallInNumbersTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task The_link_of_a_room_leads_to_numbers_and_v1_comes_once()
    {
        using Session session = fixture.Connect();
        PersonalRoom room = await session.GetRoomAsync("a@x.com");

        IReadOnlyList<CallInPhone> numbers = await new CallInNumberClient(session.Client).GetAsync(room, CancellationToken.None);

        Assert.Equal("+1-650-479-3208", numbers[0].CallInNumber);
        Assert.Matches("^/v1/meetings/[^/]+/globalCallinNumbers$", fixture.Simulator.RequestLog.Entries[^1].PathAndQuery);
    }

    [Fact]
    public async Task A_link_to_another_origin_is_refused()
    {
        using Session session = fixture.Connect();
        PersonalRoom room = RoomWith("https://evil.example.com/v1/meetings/1/globalCallinNumbers");

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => new CallInNumberClient(session.Client).GetAsync(room, CancellationToken.None));

        Assert.Equal(WebexErrorKind.CrossOrigin, failure.Kind);
        Assert.Equal(0, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_room_without_a_link_is_told_so()
    {
        using Session session = fixture.Connect();
        PersonalRoom room = await session.GetRoomAsync("voip@example.com", "voip.example.webex.com");

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => new CallInNumberClient(session.Client).GetAsync(room, CancellationToken.None));

        Assert.Equal((WebexErrorKind.NotFound, "Global call-in numbers of 'voip@example.com': This room has no link to global call-in numbers; its site may have no telephony."), (failure.Kind, failure.Message));
    }

    private static PersonalRoom RoomWith(string href) => new()
    {
        Telephony = new Telephony { Links = new ItemList<Link>([new Link { Rel = "globalCallinNumbers", Href = href, Method = "GET" }]) },
    };
}
