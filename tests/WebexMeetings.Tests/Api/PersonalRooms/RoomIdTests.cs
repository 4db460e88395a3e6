using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

public sealed class RoomIdTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Site = "site1.example.webex.com";

    [Fact]
    public async Task A_hundred_rooms_are_one_request()
    {
        using Session session = fixture.Connect();
        List<RoomIdRequest> wishes = [.. OwnersOfRooms().Take(40).Select(email => Wish(email))];
        string[] before = [.. wishes.Select(IdOf)];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal(wishes.Select(wish => wish.User.Email), wishes.Select(wish => answers[wish].RoomId!.UserEmail));
        Assert.Equal(wishes.Select(IdOf), wishes.Select(wish => answers[wish].RoomId!.PersonalMeetingRoomId));
        Assert.Empty(before.Intersect(wishes.Select(IdOf)));
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_request_never_mixes_addresses_and_ids_the_two_modes_or_sites()
    {
        using Session session = fixture.Connect();
        RoomIdRequest[] wishes =
        [
            Wish("a@x.com"),
            Wish("b@x.com", roomId: "bobs.room"),
            Wish("ann+webex@example.com", byId: true),
            Wish("kanji@example.com"),
            Wish("a@x.com", site: "site4.webex.com"),
        ];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.All(wishes, wish => Assert.NotNull(answers[wish].RoomId));
        Assert.Equal("bobs.room", IdOf(wishes[1]));
        Assert.Equal([1, 1, 1, 2], fixture.Simulator.RequestLog.Entries.Select(request => Items(request.Body)).Order());
    }

    [Fact]
    public async Task Bad_inputs_in_a_batch_get_their_own_errors_and_take_nobody_down()
    {
        using Session session = fixture.Connect();
        string[] bad = ["nobody@example.com", "no-room@example.com"];
        List<RoomIdRequest> wishes = [.. OwnersOfRooms().Take(30).Select(email => Wish(email))];
        wishes.Insert(7, Wish(bad[0]));
        wishes.Insert(20, Wish(bad[1]));

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal(bad, wishes.Where(wish => answers[wish].RoomId is null).Select(wish => wish.User.Email));
        Assert.All(bad, email =>
        {
            WebexApiException failure = answers[wishes.Single(wish => wish.User.Email == email)].Failure!;
            Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
            Assert.StartsWith($"New room id of '{email}' on '{Site}': Cannot find the data.", failure.Message, StringComparison.Ordinal);
        });

        // Nobody's room id is reset twice on the way.
        IEnumerable<string> done = fixture.Simulator.RequestLog.Entries.Where(request => request.Status == 200).SelectMany(request => Emails(request.Body));
        Assert.Equal(30, done.Count());
        Assert.Equal(30, done.Distinct().Count());
    }

    [Fact]
    public async Task A_refusal_of_the_caller_is_not_asked_again_for_each_user()
    {
        using Session unused = fixture.Connect();
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.AdminWithoutAdminScopes);
        RoomIdRequest[] wishes = [Wish("a@x.com"), Wish("b@x.com"), Wish("kanji@example.com")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.All(wishes, wish => Assert.Equal(WebexErrorKind.Forbidden, answers[wish].Failure!.Kind));
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task The_same_user_twice_is_asked_for_in_two_requests_and_the_last_wish_stays()
    {
        using Session session = fixture.Connect();
        RoomIdRequest[] wishes = [Wish("a@x.com", roomId: "first.id"), Wish("A@x.com", roomId: "second.id")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal(["first.id", "second.id"], wishes.Select(wish => answers[wish].RoomId!.PersonalMeetingRoomId));
        Assert.Equal("second.id", IdOf(wishes[0]));
    }

    [Fact]
    public async Task An_id_that_somebody_else_has_is_refused_although_the_answer_has_no_tracking_id()
    {
        using Session session = fixture.Connect();
        await ResetAsync(session, [Wish("a@x.com", roomId: "taken.id")]);

        RoomIdRequest wish = Wish("b@x.com", roomId: "taken.id");
        WebexApiException failure = (await ResetAsync(session, [wish]))[wish].Failure!;

        Assert.Equal((WebexErrorKind.BadRequest, "Personal meeting room ID is being used by someone else."), (failure.Kind, failure.Reason));
    }

    [Fact]
    public async Task A_user_whom_the_answer_leaves_out_is_an_error_of_its_own()
    {
        using Session session = fixture.ConnectToAnswer("""{"siteUrl":"s","personalMeetingRoomIds":[{"email":"B@x.com","personalMeetingRoomId":"pr1"}]}""");
        RoomIdRequest[] wishes = [Wish("a@x.com"), Wish("b@x.com")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal((WebexErrorKind.InvalidResponse, "New room id of 'a@x.com' on 'site1.example.webex.com': Webex accepted the request, but its response does not name this user; it names B@x.com."), (answers[wishes[0]].Failure!.Kind, answers[wishes[0]].Failure!.Message));
        Assert.Equal("pr1", answers[wishes[1]].RoomId!.PersonalMeetingRoomId);
    }

    private static Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> ResetAsync(Session session, IReadOnlyList<RoomIdRequest> wishes) =>
        new PersonalRoomIdClient(session.Client, new DefaultSite(session.Client, CancellationToken.None)).ResetAsync(wishes, CancellationToken.None);

    private IEnumerable<string> OwnersOfRooms() =>
        Enumerable.Range(1, 50).Select(Organization.Email).Where(email => fixture.Simulator.Organization.Room(email, Site) is not null);

    private RoomIdRequest Wish(string email, string? roomId = null, bool byId = false, string site = Site) =>
        new(new UserIdentity(email, byId ? fixture.Simulator.Organization.PersonId(email) : null), site, roomId);

    private string IdOf(RoomIdRequest wish) => fixture.Simulator.Organization.Room(wish.User.Email!, Site)!.RoomId;

    private static int Items(string body) => Parse(body).Count;

    private static IEnumerable<string> Emails(string body) => Parse(body).Select(item => item.GetProperty("email").GetString()!);

    private static List<JsonElement> Parse(string body) =>
        [.. JsonDocument.Parse(body).RootElement.GetProperty("personalMeetingRoomIds").EnumerateArray()];
}
