using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

/// <summary>Which item of a response belongs to which user of a request for new room IDs.</summary>
public sealed class RoomIdPairingTests : IDisposable
{
    private const string Site = "one.webex.com";
    private const string Ann = "GET /people?email=ann%40alias.com";
    private const string Cem = "GET /people?email=cem%40alias.com";

    private static readonly RoomIdRequest[] Three = [ByAddress("ann@alias.com"), ByAddress("bob@x.com"), ByAddress("cem@alias.com")];

    private readonly ScriptedWebex webex = new();

    private IEnumerable<string> LookUps => webex.Sent.Where(sent => sent.StartsWith("GET /people", StringComparison.Ordinal));

    public void Dispose() => webex.Dispose();

    [Fact]
    public async Task Alternate_addresses_are_paired_by_the_ID()
    {
        webex.On(Ann, """{"items":[{"id":"A"}]}""").On(Cem, """{"items":[{"id":"C"}]}""");

        string[] results = await ResetAsync(
            Three, Item("C", "cem@x.com", "c1"), Item("B", "BOB@x.com", "b1"), Item("A", "ann@x.com", "a1"));

        Assert.Equal(["A ann@x.com a1", "B BOB@x.com b1", "C cem@x.com c1"], results);
        Assert.Equal([Ann, Cem], LookUps);
    }

    [Fact]
    public async Task The_last_one_is_paired_with_the_last_item_when_no_ID_is_found()
    {
        webex.On(Ann, """{"items":[{"id":"A"}]}""").On(Cem, 404);

        string[] results = await ResetAsync(
            Three, Item("C", "cem@x.com", "c1"), Item("B", "bob@x.com", "b1"), Item("A", "ann@x.com", "a1"));

        Assert.Equal(["A ann@x.com a1", "B bob@x.com b1", "C cem@x.com c1"], results);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(409)]
    public async Task Items_that_no_ID_tells_apart_are_not_guessed(int status)
    {
        webex.On("GET /people", status);

        string[] results = await ResetAsync(
            Three, Item("C", "cem@x.com", "c1"), Item("B", "bob@x.com", "b1"), Item("A", "ann@x.com", "a1"));

        Assert.Equal(["InvalidResponse", "B bob@x.com b1", "InvalidResponse"], results);
        Assert.Equal([Ann, Cem], LookUps);
    }

    [Fact]
    public async Task Nobody_is_looked_up_when_all_are_named_or_no_item_is_left()
    {
        RoomIdRequest[] two = [ByAddress("ann@x.com"), ByAddress("bob@x.com")];

        string[] all = await ResetAsync(two, Item("A", "ann@x.com", "a1"), Item("B", "bob@x.com", "b1"), Item("C", "cem@x.com", "c1"));
        string[] one = await ResetAsync(two, Item("B", "bob@x.com", "b1"));
        string[] single = await ResetAsync(two.Take(1), Item("B", "bob@x.com", "b1"), Item("C", "cem@x.com", "c1"));

        Assert.Equal(["A ann@x.com a1", "B bob@x.com b1"], all);
        Assert.Equal(["InvalidResponse", "B bob@x.com b1"], one);
        Assert.Equal(["InvalidResponse"], single);
        Assert.Empty(LookUps);
    }

    [Fact]
    public async Task What_Webex_names_instead_cannot_control_the_terminal()
    {
        webex.On("POST /", """{"personalMeetingRoomIds":[{"email":"b\u001b[2J@x.com"},{"email":"c@x.com"},{}]}""");
        RoomIdRequest[] two = [ByAddress("ann@x.com"), ByAddress("bob@x.com")];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> results = await SendAsync(two);

        Assert.All(two, request => Assert.Equal(
            $"New room ID of {request.User} on '{Site}': Webex accepted the request, but its response does not name this user; "
            + "it names b\uFFFD[2J@x.com, c@x.com, (nobody).",
            results[request].Failure!.Message));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(401)]
    [InlineData(423)]
    public async Task A_request_that_fails_as_a_whole_is_an_error_of_each_user_with_the_own_name(int status)
    {
        webex.On("POST /", status);

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> results = await SendAsync(Three);

        Assert.All(Three, request => Assert.StartsWith(
            $"New room ID of {request.User} on '{Site}': The request for 3 users: ", results[request].Failure!.Message,
            StringComparison.Ordinal));
        Assert.All(Three, request => Assert.Equal(status, results[request].Failure!.StatusCode));
        Assert.Single(webex.Sent);
    }

    [Fact]
    public async Task Without_a_site_it_is_the_default_one_and_an_error_of_each_user_when_that_is_not_known()
    {
        webex.On("GET /meetingPreferences/sites", 403);
        RoomIdRequest[] two = [new(new UserIdentity("ann@x.com", null), null, null), new(new UserIdentity("bob@x.com", null), null, null)];

        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> results = await SendAsync(two);

        Assert.All(two, request => Assert.StartsWith(
            $"New room ID of {request.User}: The request for 2 users: Nothing was changed. This call has to name a site",
            results[request].Failure!.Message,
            StringComparison.Ordinal));
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Users_by_ID_are_paired_by_the_ID_alone()
    {
        RoomIdRequest[] two = [new(new UserIdentity("ann@x.com", "A"), Site, null), new(new UserIdentity(null, "B"), Site, null)];

        string[] results = await ResetAsync(two, Item("C", "ann@x.com", "c1"), Item("D", null, "d1"));

        Assert.Equal(["InvalidResponse", "InvalidResponse"], results);
        Assert.Empty(LookUps);
    }

    [Theory]
    [InlineData("A", "B", "InvalidResponse")]
    [InlineData("A", " ", "  bob@x.com a1")]
    [InlineData("A", null, "A bob@x.com a1")]
    [InlineData(null, "B", "B bob@x.com a1")]
    public async Task A_single_item_belongs_to_a_single_user_unless_the_IDs_differ(string? asked, string? returned, string expected)
    {
        RoomIdRequest request = new(new UserIdentity("ann@x.com", asked), Site, "asked.id");

        Assert.Equal([expected], await ResetAsync([request], Item(returned, "bob@x.com", "a1")));
    }

    [Fact]
    public async Task What_the_response_leaves_out_is_what_was_asked_for()
    {
        RoomIdRequest request = new(new UserIdentity("ann@x.com", "A"), Site, "asked.id");

        Assert.Equal(["A ann@x.com asked.id"], await ResetAsync([request], "{}"));
    }

    [Theory]
    [InlineData("""{"siteUrl":"two.webex.com","personalMeetingRoomIds":[{}]}""", "two.webex.com")]
    [InlineData("""{"personalMeetingRoomIds":[{}]}""", Site)]
    public async Task The_site_is_the_one_in_the_response_or_else_the_one_in_the_request(string response, string site)
    {
        webex.On("POST /", response);
        RoomIdRequest request = ByAddress("ann@x.com");

        Assert.Equal(site, (await SendAsync([request]))[request].RoomId!.SiteUrl);
    }

    [Theory]
    [InlineData("azAZ09-._", true)]
    [InlineData("a", true)]
    [InlineData("0-._9", false)]
    [InlineData("a@", false)]
    [InlineData("a[", false)]
    [InlineData("a`", false)]
    [InlineData("a{", false)]
    [InlineData("a/", false)]
    [InlineData("a:", false)]
    public void A_room_ID_has_letters_of_ASCII_digits_and_three_signs(string roomId, bool isAllowed) =>
        Assert.Equal(isAllowed, Record.Exception(() => new RoomIdRequest(new UserIdentity("ann@x.com", null), Site, roomId)) is null);

    private static RoomIdRequest ByAddress(string email) => new(new UserIdentity(email, null), Site, null);

    private static string Item(string? id, string? email, string roomId) =>
        $$"""{"personId":{{Text(id)}},"email":{{Text(email)}},"personalMeetingRoomId":"{{roomId}}"}""";

    private static string Text(string? text) => text is null ? "null" : $"\"{text}\"";

    private static string Show(RoomIdResponse result) => result.RoomId is { } id
        ? $"{id.PersonId} {id.UserEmail} {id.PersonalMeetingRoomId}"
        : $"{result.Failure!.Kind}";

    private async Task<string[]> ResetAsync(IEnumerable<RoomIdRequest> requests, params string[] items)
    {
        webex.On("POST /", $$"""{"personalMeetingRoomIds":[{{string.Join(",", items)}}]}""");
        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> results = await SendAsync([.. requests]);
        return [.. requests.Select(request => Show(results[request]))];
    }

    private Task<IReadOnlyDictionary<RoomIdRequest, RoomIdResponse>> SendAsync(IReadOnlyList<RoomIdRequest> requests) =>
        new PersonalRoomIdClient(webex.Session.Client, new DefaultSite(webex.Session.Client, default)).ResetAsync(requests, default);
}
