using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

/// <summary>How a change of another user finds out whether Webex ignores the user in the request, and what it asks for that.</summary>
public sealed class CallerRoomTests : IDisposable
{
    private const string Own = "GET /meetingPreferences/personalMeetingRoom";
    private const string Anns = "GET /meetingPreferences/personalMeetingRoom?userEmail=ann%40x.com";
    private const string Put = """PUT /meetingPreferences/sites?defaultSite=true&userEmail=ann%40x.com {"siteUrl":"one.webex.com"}""";

    private readonly ScriptedWebex webex = new();

    public CallerRoomTests()
    {
        webex.On("PUT /", "{}");
    }

    public void Dispose() => webex.Dispose();

    [Theory]
    [InlineData("ann@x.com")]
    [InlineData("ANN@x.com")]
    public async Task The_signed_in_user_needs_no_check(string known)
    {
        webex.Session.Connection.Identify(known, null, null, null, null);

        await SetAsync("ann@x.com");

        Assert.Equal([Put], webex.Sent);
    }

    [Theory]
    [InlineData("{}", """{"sipAddress":"ada@one.webex.com"}""")]
    [InlineData("""{"personalMeetingRoomLink":" ","sipAddress":" "}""", """{"personalMeetingRoomLink":"https://one.webex.com/meet/ada"}""")]
    [InlineData("""{"sipAddress":"ann@one.webex.com"}""", """{"sipAddress":"ada@one.webex.com"}""")]
    [InlineData("""{"sipAddress":"ann@one.webex.com"}""", "{}")]
    [InlineData("""{"personalMeetingRoomLink":"https://one.webex.com/meet/ann"}""", """{"sipAddress":"ann@one.webex.com"}""")]
    public async Task Rooms_that_differ_show_that_Webex_heeds_the_user(string anns, string own)
    {
        webex.On(Anns, anns).On(Own, own);

        await SetAsync("ann@x.com");

        Assert.Equal([Anns, Own, Put], webex.Sent);
    }

    [Theory]
    [InlineData("""{"sipAddress":"ada@one.webex.com"}""", """{"sipAddress":" ADA@one.webex.com "}""")]
    [InlineData(
        """{"personalMeetingRoomLink":"https://one.webex.com/meet/ada","sipAddress":"1"}""",
        """{"personalMeetingRoomLink":"https://ONE.webex.com/meet/ada/","sipAddress":"2"}""")]
    [InlineData(
        """{"personalMeetingRoomLink":"https://one.webex.com/meet/1","sipAddress":"ada@one.webex.com"}""",
        """{"personalMeetingRoomLink":"https://one.webex.com/meet/2","sipAddress":"ada@one.webex.com"}""")]
    public async Task Rooms_that_are_the_same_end_the_change(string anns, string own)
    {
        webex.On(Anns, anns).On(Own, own);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SetAsync("ann@x.com"));

        Assert.Contains("Webex returned the signed-in user's own room", failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task One_check_serves_all_users_of_a_command_also_at_the_same_time()
    {
        webex.On(Anns, """{"sipAddress":"ann@one.webex.com"}""").On(Own, """{"sipAddress":"ada@one.webex.com"}""");
        string[] users = ["ann@x.com", .. Enumerable.Range(1, 9).Select(number => $"user{number}@x.com")];

        await Task.WhenAll(users.Select(SetAsync));

        Assert.Equal([Anns, Own], webex.Sent.Except(webex.Written));
        Assert.Equal(10, webex.Written.Length);
    }

    [Fact]
    public async Task The_own_room_is_read_on_each_site()
    {
        webex.On(Own, Room("ada")).On(Anns, Room("ann")).On("PUT /", Room("ann"));

        foreach (string? site in new[] { "one.webex.com", null, "one.webex.com", null })
        {
            await webex.Session.Rooms.ChangeAsync("ann@x.com", site, new PersonalRoomPatch { Topic = "New" }, readBack: true, default);
        }

        Assert.Equal(
            [Own + "?siteUrl=one.webex.com", Own], webex.Sent.Where(sent => !sent.Contains("userEmail", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("P1", "P1", null)]
    [InlineData("P1", "P2", "own room")]
    [InlineData(null, "P1", null)]
    [InlineData(null, null, "own room")]
    public async Task Another_address_of_the_signed_in_user_is_known_by_the_ID(string? known, string? found, string? problem)
    {
        webex.Session.Connection.Identify("ada@x.com", null, known, null, null);
        webex.On(Own, Room("ada")).On("PUT /", Room("ada")).On("GET /people/me", """{"id":"P1"}""");
        webex.On("GET /people?", $$"""{"items":[{"id":"{{found}}"}]}""");

        Exception? failure = await Record.ExceptionAsync(() =>
            webex.Session.Rooms.ChangeAsync("ann@x.com", null, new PersonalRoomPatch { Topic = "New" }, readBack: true, default));

        Assert.Equal(problem is null, failure is null);
        Assert.Contains(problem ?? "", failure?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(known is null, webex.Sent.Contains("GET /people/me"));
        Assert.Equal(problem is null ? 1 : 0, webex.Written.Length);
    }

    [Fact]
    public async Task Another_address_of_the_signed_in_user_proves_nothing_about_the_next_user()
    {
        webex.Session.Connection.Identify("ada@x.com", null, "P1", null, null);
        webex.On(Own, Room("ada")).On("GET /people?email=ada.alias", """{"items":[{"id":"P1"}]}""");
        webex.On("GET /people?email=bob", """{"items":[{"id":"P2"}]}""");

        await SetAsync("ada.alias@x.com");
        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SetAsync("bob@x.com"));

        Assert.StartsWith(
            "Default site of 'bob@x.com': Webex returned the signed-in user's own room", failure.Message, StringComparison.Ordinal);
        Assert.Single(webex.Written);
    }

    [Theory]
    [InlineData(400, "own room")]
    [InlineData(403, "own room")]
    [InlineData(404, "own room")]
    [InlineData(401, "could not be checked")]
    [InlineData(409, "could not be checked")]
    public async Task An_ID_that_cannot_be_found_confirms_nobody(int status, string problem)
    {
        webex.On(Own, Room("ada")).On("GET /people", status);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() =>
            webex.Session.Rooms.ChangeAsync("ann@x.com", null, new PersonalRoomPatch { Topic = "New" }, readBack: true, default));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public async Task Where_nobody_has_a_room_an_impossible_user_shows_it_once(int status)
    {
        webex.On("GET /meetingPreferences/audio", AudioNow).On("PUT /", AudioNow);
        webex.On("GET /meetingPreferences/audio?userEmail=nobody", status);
        var client = new AudioOptionClient(webex.Session.Client);

        await client.ChangeAsync("ann@x.com", "one.webex.com", new AudioOptionPatch { EnabledTollFree = true }, readBack: true, default);
        await client.ChangeAsync("bob@x.com", "one.webex.com", new AudioOptionPatch { EnabledTollFree = true }, readBack: true, default);

        Assert.Equal(
            ["GET /meetingPreferences/audio?userEmail=nobody%40webexmeetings.invalid&siteUrl=one.webex.com"],
            webex.Sent.Where(sent => sent.Contains("nobody", StringComparison.Ordinal)));
        Assert.Equal(2, webex.Written.Length);
    }

    [Fact]
    public async Task Where_the_impossible_user_has_options_nothing_is_changed()
    {
        webex.On("GET /meetingPreferences/audio", AudioNow);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => new AudioOptionClient(webex.Session.Client)
            .ChangeAsync("ann@x.com", null, new AudioOptionPatch { EnabledTollFree = true }, readBack: true, default));

        Assert.Equal(
            "Audio options of 'ann@x.com': Webex seems to ignore the requested user, and would change the signed-in user instead. "
            + "Nothing was changed.",
            failure.Message);
        Assert.Equal(
            "Sign in as an administrator with the scopes meeting:admin_preferences_read and meeting:admin_preferences_write.",
            failure.RecommendedAction);
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Where_nobody_has_a_room_no_default_site_is_changed_for_a_user_whom_Webex_ignores()
    {
        webex.On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one.webex.com"}]}""");

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SetAsync("ann@x.com"));

        Assert.StartsWith(
            "Default site of 'ann@x.com': Webex seems to ignore the requested user", failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Where_nobody_has_a_room_a_default_site_is_changed_when_an_impossible_user_has_no_site(int status)
    {
        webex.On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one.webex.com"}]}""");
        webex.On("GET /meetingPreferences/sites?userEmail=nobody", status, """{"sites":[]}""");

        await SetAsync("ann@x.com");
        await SetAsync("ann@x.com");

        Assert.Equal(
            ["GET /meetingPreferences/sites?userEmail=nobody%40webexmeetings.invalid&siteUrl=one.webex.com"],
            webex.Sent.Where(sent => sent.Contains("nobody", StringComparison.Ordinal)));
        Assert.Equal([Put, Put], webex.Written);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Who_may_not_read_sites_changes_none_of_another_user(int status)
    {
        webex.On("GET /", status);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SetAsync("ann@x.com"));

        Assert.StartsWith(
            "Default site of 'ann@x.com': Whether Webex's response is about this user could not be checked. Nothing was changed. "
            + "Sites of 'ann@x.com', looked up on 'one.webex.com': ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(405)]
    public async Task A_response_about_the_impossible_user_that_says_nothing_ends_the_change_of_the_one_who_was_named(int status)
    {
        webex.On("GET /meetingPreferences/audio", AudioNow).On("GET /meetingPreferences/audio?userEmail=nobody", status);
        webex.On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one.webex.com"}]}""");
        webex.On("GET /meetingPreferences/sites?userEmail=nobody", status);

        var audio = await Assert.ThrowsAsync<WebexApiException>(() => new AudioOptionClient(webex.Session.Client)
            .ChangeAsync("ann@x.com", null, new AudioOptionPatch { EnabledTollFree = true }, readBack: true, default));
        var site = await Assert.ThrowsAsync<WebexApiException>(() => SetAsync("ann@x.com"));

        Assert.StartsWith(
            "Audio options of 'ann@x.com': Whether Webex's response is about this user could not be checked. Nothing was changed. ",
            audio.Message,
            StringComparison.Ordinal);
        Assert.StartsWith("Default site of 'ann@x.com': Whether Webex's response", site.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Where_only_the_signed_in_user_has_a_room_no_impossible_user_is_asked_for()
    {
        webex.On(Own, Room("ada")).On(Anns, "{}").On("GET /meetingPreferences/audio", AudioNow).On("PUT /", AudioNow);

        await new AudioOptionClient(webex.Session.Client)
            .ChangeAsync("ann@x.com", null, new AudioOptionPatch { EnabledTollFree = true }, readBack: true, default);

        Assert.DoesNotContain(webex.Sent, sent => sent.Contains("nobody", StringComparison.Ordinal));
        Assert.Single(webex.Written);
    }

    [Theory]
    [InlineData("https://two.webex.com/meet/ann", "one.webex.com", "two.webex.com")]
    [InlineData("https://two.webex.com.cn/meet/ann", "one.webex.com.cn", "two.webex.com.cn")]
    [InlineData("https://two.webexgov.us/meet/ann", "one.webexgov.us", "two.webexgov.us")]
    [InlineData("https://ONE.webex.com/meet/ann", "one.webex.com", null)]
    [InlineData("https://meet.example.com/ann", "one.webex.com", null)]
    [InlineData("https://one.webex.com/meet/ann", "meet.example.com", null)]
    [InlineData("https://evilwebex.com/meet/ann", "one.webex.com", null)]
    [InlineData("nonsense", "one.webex.com", null)]
    [InlineData(null, "one.webex.com", null)]
    public void A_link_on_another_site_of_Webex_is_one_on_another_site(string? link, string site, string? other) =>
        Assert.Equal(other, RoomIdentity.OtherSite(new PersonalRoomDto { PersonalMeetingRoomLink = link }, site));

    [Theory]
    [InlineData("l", "s", "l", "s", true)]
    [InlineData("l", "s", "l", "t", true)]
    [InlineData("l", "s", "m", "s", true)]
    [InlineData("l", "s", "m", "t", false)]
    [InlineData("l", null, "m", "t", false)]
    [InlineData("l", null, "l", "t", true)]
    [InlineData(null, "s", "m", "t", false)]
    [InlineData(" ", "s", "m", " S ", true)]
    [InlineData("l", null, null, "t", null)]
    [InlineData(null, null, null, null, null)]
    [InlineData("", " ", "", " ", null)]
    [InlineData(" L/ ", null, "l", null, true)]
    public void Rooms_are_compared_by_link_and_by_SIP_address(string? link, string? sip, string? otherLink, string? otherSip, bool? same)
    {
        var one = new PersonalRoomDto { PersonalMeetingRoomLink = link, SipAddress = sip };
        var other = new PersonalRoomDto { PersonalMeetingRoomLink = otherLink, SipAddress = otherSip };

        Assert.Equal(same, RoomIdentity.IsSame(one, other));
        Assert.Equal(same, RoomIdentity.IsSame(other, one));
    }

    private static string Room(string name) => $$"""
        {"topic":"T","hostPin":"4821","personalMeetingRoomLink":"https://one.webex.com/meet/{{name}}","enabledAutoLock":false,
        "autoLockMinutes":5,"enabledNotifyHost":true,"supportCoHost":false,"coHosts":[]}
        """;

    private const string AudioNow = """
        {"defaultAudioType":"none","otherTeleconferenceDescription":"","enabledGlobalCallIn":false,"enabledTollFree":false,
        "enabledAutoConnection":false,
        "officeNumber":{"countryCode":"1","number":"5","enabledCallInAuthentication":false,"enabledCallMe":false},
        "mobileNumber":{"countryCode":"","number":"","enabledCallInAuthentication":false,"enabledCallMe":false}}
        """;

    private Task<WebexMeetings.Site?> SetAsync(string email) =>
        new SitesClient(webex.Session.Client).SetDefaultAsync(email, "one.webex.com", readBack: false, default);
}
