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
            Assert.StartsWith($"New room ID of '{email}' on '{Site}': Cannot find the data.", failure.Message, StringComparison.Ordinal);
        });

        // Nobody's room ID is reset twice on the way.
        IEnumerable<string> done =
            fixture.Simulator.RequestLog.Entries.Where(request => request.Status == 200).SelectMany(request => Emails(request.Body));
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

        Assert.Equal(
            (WebexErrorKind.BadRequest, "Personal meeting room ID is being used by someone else."), (failure.Kind, failure.Reason));
    }

    [Fact]
    public async Task A_user_whom_the_answer_leaves_out_is_an_error_of_its_own()
    {
        using Session session =
            fixture.ConnectToAnswer("""{"siteUrl":"s","personalMeetingRoomIds":[{"email":"B@x.com","personalMeetingRoomId":"pr1"}]}""");
        RoomIdRequest[] wishes = [Wish("a@x.com"), Wish("b@x.com")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal((WebexErrorKind.InvalidResponse, "New room ID of 'a@x.com' on 'site1.example.webex.com': Webex accepted the request, but its response does not name this user; it names B@x.com."), (answers[wishes[0]].Failure!.Kind, answers[wishes[0]].Failure!.Message));
        Assert.Equal("pr1", answers[wishes[1]].RoomId!.PersonalMeetingRoomId);
    }

    [Fact]
    public async Task No_request_has_more_than_a_hundred()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.People = 300;
        try
        {
            List<RoomIdRequest> wishes = [.. Enumerable.Range(1, 300).Select(Organization.Email).Where(HasRoom).Take(205).Select(email => Wish(email))];

            IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

            Assert.All(wishes, wish => Assert.NotNull(answers[wish].RoomId));
            Assert.Equal([5, 100, 100], fixture.Simulator.RequestLog.Entries.Select(request => Items(request.Body)).Order());
        }
        finally
        {
            fixture.Simulator.Organization.People = 50;
        }
    }

    [Fact]
    public async Task A_primary_address_answers_an_alternate_one()
    {
        using Session session = fixture.Connect();
        RoomIdRequest[] wishes =
        [
            Wish(Organization.AlternateEmail("a@x.com")),
            Wish("b@x.com"),
            Wish(Organization.AlternateEmail("kanji@example.com")),
        ];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> one = await ResetAsync(session, wishes[..1]);
        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> several = await ResetAsync(session, wishes);

        Assert.Equal("a@x.com", one[wishes[0]].RoomId!.UserEmail);
        Assert.Equal(["a@x.com", "b@x.com", "kanji@example.com"], wishes.Select(wish => several[wish].RoomId!.UserEmail));
        Assert.Equal(wishes.Select(IdOf), wishes.Select(wish => several[wish].RoomId!.PersonalMeetingRoomId));
    }

    [Theory]
    [InlineData("uuid")]
    [InlineData("padded")]
    [InlineData("other region")]
    public async Task Ids_are_compared_by_whom_they_mean(string form)
    {
        using Session session = fixture.Connect();
        RoomIdRequest[] wishes = [WishInForm("a@x.com", form), WishInForm("b@x.com", form), WishInForm("kanji@example.com", form)];
        if (form == "other region")
        {
            string items = string.Join(',', wishes.Reverse().Select(wish => $$"""{"personId":"{{fixture.Simulator.Organization.PersonId(wish.User.Email!)}}","personalMeetingRoomId":"{{wish.User.Email![..1]}}1"}"""));
            fixture.Simulator.Faults.Add(new Fault { Status = 200, Body = $$"""{"personalMeetingRoomIds":[{{items}}]}""" });
        }

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        IEnumerable<string> expected = form == "other region" ? ["a1", "b1", "k1"] : wishes.Select(IdOf);
        Assert.Equal(expected, wishes.Select(wish => answers[wish].RoomId!.PersonalMeetingRoomId!));
    }

    [Fact]
    public async Task The_same_person_by_two_forms_of_the_id_is_asked_for_in_two_requests()
    {
        using Session session = fixture.Connect();
        RoomIdRequest[] wishes = [WishInForm("a@x.com", "uuid"), WishInForm("a@x.com", "padded")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.All(wishes, wish => Assert.NotNull(answers[wish].RoomId));
        Assert.Equal(2, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task One_who_is_answered_with_another_person_s_id_is_not_taken_for_the_pair()
    {
        using Session session = fixture.Connect();
        string bob = fixture.Simulator.Organization.PersonId("b@x.com");
        fixture.Simulator.Faults.Add(
            new Fault { Status = 200, Body = $$"""{"personalMeetingRoomIds":[{"personId":"{{bob}}","personalMeetingRoomId":"b1"}]}""" });
        RoomIdRequest wish = Wish("a@x.com", byId: true);

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, [wish]);

        Assert.Contains($"its response does not name this user; it names {bob}.", answers[wish].Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_accepted_without_an_object_is_done()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Status = 204 });
        RoomIdRequest[] wishes = [Wish("a@x.com", roomId: "new.id"), Wish("b@x.com")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> answers = await ResetAsync(session, wishes);

        Assert.Equal(
            [("a@x.com", "new.id"), ("b@x.com", null)],
            wishes.Select(wish => (answers[wish].RoomId!.UserEmail, answers[wish].RoomId!.PersonalMeetingRoomId)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("j\u00fcrgen")]
    [InlineData("...")]
    public void An_id_that_the_rules_forbid_is_refused(string roomId)
    {
        WebexApiException failure = Assert.Throws<WebexApiException>(() => Wish("a@x.com", roomId));

        Assert.Equal(
            (WebexErrorKind.InvalidInput, $"New room ID of 'a@x.com': '{roomId}' is not a room ID. Nothing was sent."),
            (failure.Kind, failure.Message));
        Assert.Equal("Use 1 to 64 characters: letters, digits, '-', '.' and '_', with at least one letter.", failure.RecommendedAction);
    }

    [Fact]
    public void An_id_has_at_most_64_characters()
    {
        Assert.Equal(64, Wish("a@x.com", new string('a', 64)).RoomId!.Length);
        Assert.Throws<WebexApiException>(() => Wish("a@x.com", new string('a', 65)));
        Assert.Equal("1.a-B_2", Wish("a@x.com", "1.a-B_2").RoomId);
    }

    private RoomIdRequest WishInForm(string email, string form) => new(new UserIdentity(email, InForm(email, form)), Site, null);

    private string InForm(string email, string form)
    {
        string id = fixture.Simulator.Organization.PersonId(email);
        string padded = id.PadRight((id.Length + 3) / 4 * 4, '=');
        string address = System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(padded));
        return form switch
        {
            "uuid" => address.Split('/')[^1].ToUpperInvariant(),
            "padded" => padded,
            _ => Convert.ToBase64String(
                System.Text.Encoding.ASCII.GetBytes(address.Replace("/us/", "/urn:TEAM:us-west-2_r/", StringComparison.Ordinal))),
        };
    }

    private bool HasRoom(string email) => fixture.Simulator.Organization.Room(email, Site) is not null;

    private static Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> ResetAsync(
        Session session, IReadOnlyList<RoomIdRequest> wishes) =>
        new PersonalRoomIdClient(session.Client, new DefaultSite(session.Client, CancellationToken.None)).ResetAsync(
            wishes, CancellationToken.None);

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
