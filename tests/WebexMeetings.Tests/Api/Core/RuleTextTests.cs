using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>
/// Every reason for which a command refuses an input or a response, as an administrator reads it. RuleTexts.txt has the approved texts.
/// </summary>
public sealed class RuleTextTests : IDisposable
{
    private const string Ann = "ann@x.com";
    private const string Site = "one.webex.com";
    private const string RoomPath = "GET /meetingPreferences/personalMeetingRoom";
    private const string AnnsRoom = RoomPath + "?userEmail";
    private const string AnnsId = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI";
    private const string TypesPath = " /admin/meeting/userconfig/sessionTypes";

    private readonly ApprovedTexts texts = new("RuleTexts.txt");
    private readonly ScriptedWebex webex = new();

    private Session Session => webex.Session;

    public void Dispose() => webex.Dispose();

    [Fact]
    public void Inputs_that_name_nobody_or_no_site()
    {
        Tell("person ID, empty", () => PersonIdentifier.Parse(" "));
        Tell("person ID, wrong", () => PersonIdentifier.Parse("a b"));
        Tell("organization ID, none", () => OrganizationIdentifier.Parse(null));
        Tell("organization ID, that of a person", () => OrganizationIdentifier.Parse(AnnsId));
        Tell("address, empty", () => EmailAddress.Parse(" "));
        Tell("address, invisible character", () => EmailAddress.Parse("a\u200b@x.com"));
        Tell("address, wrong", () => EmailAddress.Parse("ann"));
        Tell("site, empty", () => SiteHost.Parse(" "));
        Tell("site, wrong", () => SiteHost.Parse("one"));
        Tell("header, reserved", () => CustomHeader.Parse(" host ", "x"));
        Tell("header, wrong name", () => CustomHeader.Parse("X A", "x"));
        Tell("header, wrong value", () => CustomHeader.Parse("X-A", "\u00fc"));
        Tell("room ID, wrong", () => new RoomIdRequest(new UserIdentity(Ann, null), Site, "1"));
        texts.Check("Identifiers");
        Assert.Empty(webex.Sent);
    }

    [Fact]
    public async Task Values_that_break_a_rule_of_rooms()
    {
        await RoomAsync("topic, empty", new PersonalRoomPatch { Topic = " " });
        await RoomAsync("topic, too long", new PersonalRoomPatch { Topic = new string('x', 129) });
        await RoomAsync("PIN, none", new PersonalRoomPatch { HostPin = "" });
        await RoomAsync("PIN, a run", new PersonalRoomPatch { HostPin = "4567" });
        await RoomAsync("minutes", new PersonalRoomPatch { AutoLockMinutes = 7 });
        await RoomAsync("co-host, wrong", new PersonalRoomPatch { CoHosts = [new WebexMeetings.CoHost { Email = "bob@x.com; cem" }] });
        await RoomAsync(
            "co-host without an address", new PersonalRoomPatch { CoHosts = [new WebexMeetings.CoHost { DisplayName = "Cem" }] });
        Assert.Empty(webex.Sent);
        webex.On(AnnsRoom, RoomOf("ann", """ "supportAnyoneAsCoHost":true,"allowFirstUserToBeCoHost":false,"""));
        await RoomAsync("both flags", new PersonalRoomPatch { AllowFirstUserToBeCoHost = true });
        await RoomAsync("anyone and co-hosts", new PersonalRoomPatch { CoHosts = [new WebexMeetings.CoHost { Email = "bob@x.com" }] });
        webex.On(AnnsRoom, RoomOf("ann", """ "allowFirstUserToBeCoHost":true,"""));
        await RoomAsync("first and co-hosts", new PersonalRoomPatch { CoHosts = [new WebexMeetings.CoHost { Email = "bob@x.com" }] });
        webex.On(AnnsRoom, """{"personalMeetingRoomLink":"https://one.webex.com/meet/ann"}""");
        await RoomAsync("nothing known", new PersonalRoomPatch { EnabledAutoLock = true });
        texts.Check("Rooms");
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Values_that_break_a_rule_of_audio_options()
    {
        await AudioAsync("type, empty", new AudioOptionPatch { DefaultAudioType = " " });
        await AudioAsync("PIN, too short", new AudioOptionPatch { AudioPin = "482" });
        await AudioAsync("PIN, a repetition", new AudioOptionPatch { AudioPin = "4444" });
        await AudioAsync("office number, too long", new AudioOptionPatch { OfficeNumber = new() { Number = new string('1', 31) } });
        await AudioAsync("mobile number, wrong country", new AudioOptionPatch { MobileNumber = new() { CountryCode = "+4a" } });
        Assert.Empty(webex.Sent);
        webex.On("GET /meetingPreferences/audio", "{}");
        await AudioAsync("nothing known", new AudioOptionPatch { EnabledTollFree = true });
        texts.Check("Audio options");
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Values_that_break_a_rule_of_video_options()
    {
        await VideoAsync("default, empty", new VideoOptionPatch { DefaultVideoDevice = " " });
        await VideoAsync("no name", new VideoOptionPatch { VideoDevices = [Device(" ", "a@x.com", null)] });
        await VideoAsync("wrong address", new VideoOptionPatch { VideoDevices = [Device("A", "a", null)] });
        await VideoAsync("twice", new VideoOptionPatch { VideoDevices = [Device("A", "a@x.com", true), Device("B", "A@x.com", null)] });
        await VideoAsync(
            "no default", new VideoOptionPatch { VideoDevices = [Device("A", "a@x.com", null), Device("B", "b@x.com", false)] });
        await VideoAsync(
            "two defaults", new VideoOptionPatch { VideoDevices = [Device("A", "a@x.com", true), Device("B", "b@x.com", true)] });
        Assert.Empty(webex.Sent);
        webex.On("GET /meetingPreferences/video", """{"videoDevices":[{"deviceName":"Desk"}]}""");
        await VideoAsync("not all known", new VideoOptionPatch { DefaultVideoDevice = "Desk" });
        webex.On("GET /meetingPreferences/video", """{"videoDevices":[]}""");
        await VideoAsync("none there", new VideoOptionPatch { DefaultVideoDevice = "Desk" });
        webex.On("GET /meetingPreferences/video", """
            {"videoDevices":[{"deviceName":"Desk","deviceAddress":"a@x.com","isDefault":true},
            {"deviceName":"desk","deviceAddress":"b@x.com"}]}
            """);
        await VideoAsync("two of the name", new VideoOptionPatch { DefaultVideoDevice = "Desk" });
        await VideoAsync("none of the name", new VideoOptionPatch { DefaultVideoDevice = "Room" });
        texts.Check("Video options");
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Values_that_break_a_rule_of_scheduling_options()
    {
        var client = new SchedulingOptionClient(Session.Client);
        await SchedulingAsync("minutes", new SchedulingOptionPatch { JoinBeforeHostMinutes = 20 });
        await SchedulingAsync("delegate, wrong", new SchedulingOptionPatch { DelegateEmails = [Ann, "bob"] });
        await texts.ErrorOfAsync("no delegate", () => client.ChangeDelegatesAsync(Ann, Site, [], remove: false, readBack: true, default));
        await texts.ErrorOfAsync("delegate to add, wrong", () => client.PreviewDelegatesAsync(Ann, Site, ["bob"], remove: false, default));
        Assert.Empty(webex.Sent);
        webex.On("GET /meetingPreferences/schedulingOptions", "{}");
        await SchedulingAsync("nothing known", new SchedulingOptionPatch { EnabledJoinBeforeHost = true });
        texts.Check("Scheduling options");
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Responses_that_may_be_about_another_user_or_site()
    {
        var newTopic = new PersonalRoomPatch { Topic = "New" };
        webex.On(AnnsRoom, RoomOf("ada")).On(RoomPath, RoomOf("ada")).On("PUT /meetingPreferences", RoomOf("bob"));
        await RoomAsync("the caller's own room", newTopic);
        await texts.ErrorOfAsync("the caller's own room, for a default site", () => DefaultAsync(Ann, readBack: false));
        webex.On(AnnsRoom, RoomOf("ann").Replace("one.webex.com", "two.webex.com", StringComparison.Ordinal));
        await RoomAsync("another site", newTopic);
        webex.On(AnnsRoom, RoomOf("ann"));
        await RoomAsync("another room after the change", newTopic);
        using var failing = new ScriptedWebex().On(AnnsRoom, RoomOf("ann")).On(RoomPath, 409);
        await texts.ErrorOfAsync(
            "the own room not read", () => failing.Session.Rooms.ChangeAsync(Ann, Site, newTopic, readBack: true, default));
        failing.On(AnnsRoom, 409);
        await texts.ErrorOfAsync(
            "the room not read, for a default site",
            () => new SitesClient(failing.Session.Client).SetDefaultAsync(Ann, Site, readBack: true, default));
        failing.On(AnnsRoom, "{}");
        await texts.ErrorOfAsync(
            "the own room not read, for a default site",
            () => new SitesClient(failing.Session.Client).SetDefaultAsync(Ann, Site, readBack: true, default));
        texts.Check("Owners of rooms");
        Assert.Single(webex.Written);
        Assert.Empty(failing.Written);
    }

    [Fact]
    public async Task Default_sites_that_are_not_as_wanted()
    {
        webex.On("PUT /meetingPreferences/sites", """{"siteUrl":"two.webex.com"}""");
        await texts.ErrorOfAsync("another site in the response", () => DefaultAsync(null, readBack: false));
        webex.On("PUT /meetingPreferences/sites", "{}").On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"two.webex.com"}]}""");
        await texts.ErrorOfAsync("not listed", () => DefaultAsync(null, readBack: true));
        webex.On("GET /meetingPreferences/sites", "{}");
        await texts.ErrorOfAsync("none listed", () => DefaultAsync(null, readBack: true));
        await texts.ErrorOfAsync("no sites", () => new SitesClient(Session.Client).GetAsync(Ann, null, default));
        await texts.ErrorOfAsync(
            "no sites, for a call that names one", () => new DefaultSite(Session.Client, default).GetAsync("Session types of 'ann@x.com'"));
        webex.On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one.webex.com"},{"siteUrl":"two.webex.com"}]}""");
        await texts.ErrorOfAsync(
            "no default, for a call that names one",
            () => new DefaultSite(Session.Client, default).GetAsync("Session types of 'ann@x.com'"));
        webex.On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one"}]}""");
        await texts.ErrorOfAsync(
            "a wrong one, for a call that names one",
            () => new DefaultSite(Session.Client, default).GetAsync("Session types of 'ann@x.com'"));
        texts.Check("Sites");
    }

    [Fact]
    public async Task Resources_that_are_not_there()
    {
        webex.On("GET /", "{}").On("GET /people?", """{"items":[{"id":"1"},{"id":"2"}]}""");
        await texts.ErrorOfAsync("room", () => Session.Rooms.GetAsync(Ann, Site, default));
        await texts.ErrorOfAsync(
            "call-in numbers, no link", () => new CallInNumberClient(Session.Client).GetAsync(new PersonalRoom(), default));
        await texts.ErrorOfAsync("call-in numbers, none", () => new CallInNumberClient(Session.Client).GetAsync(LinkedRoom(), default));
        await texts.ErrorOfAsync(
            "session types of a host", () => new MeetingSessionTypeClient(Session.Client).GetAsync(Ann, Site, default));
        await texts.ErrorOfAsync("session types of a site", () => new SiteSessionTypeClient(Session.Client).GetAsync(Site, default));
        await texts.ErrorOfAsync("session types of a user", () => Session.GetTypesAsync(Ann, siteUrl: Site));
        await texts.ErrorOfAsync("two people with an address", () => Session.People.FindIdAsync(Ann, default));
        webex.On("GET /people?", "{}");
        await texts.ErrorOfAsync("nobody with an address", () => Session.People.FindIdAsync(Ann, default));
        texts.Check("Not found");
    }

    [Fact]
    public async Task Session_types_that_cannot_be_changed()
    {
        await TypesAsync("no list", "{}");
        await TypesAsync("another site", Items("""{"email":"ann@x.com","siteUrl":"two.webex.com"}"""));
        await TypesAsync(
            "other sites", Items("""{"siteUrl":"two.webex.com"}""", """{"siteUrl":"3"}""", """{"siteUrl":"4"}""", """{"siteUrl":"5"}"""));
        await TypesAsync("no site", Items("""{"email":"ann@x.com"}""", """{"email":"ann@x.com","siteUrl":" "}"""));
        await TypesAsync("another user", Items("""{"email":"bob@x.com","siteUrl":"one.webex.com"}"""));
        await TypesAsync("another user, by ID", Items("""{"personId":"bob","siteUrl":"one.webex.com"}"""));
        await TypesAsync("nobody", Items("""{"siteUrl":"one.webex.com","email":" ","personId":""}"""));
        await TypesAsync("types not known", Items("""{"email":"ann@x.com","siteUrl":"one.webex.com","sessionTypes":[{"id":" "}]}"""));
        await TypesAsync(
            "different ones",
            Items(
                """{"email":"ann@x.com","siteUrl":"one.webex.com","sessionTypes":[{"id":"3"}]}""",
                """{"email":"ann@x.com","siteUrl":"one.webex.com"}"""));
        webex.On("GET /people?", 409);
        await TypesAsync("user not looked up", Items("""{"email":"bob@x.com","siteUrl":"one.webex.com"}"""));
        Assert.Empty(webex.Written);
        string good = Items("""{"email":"ann@x.com","siteUrl":"one.webex.com","sessionTypes":[]}""");
        webex.On("PUT" + TypesPath, """{"email":"bob@x.com"}""");
        await TypesAsync("another user after the change", good);
        webex.On("PUT" + TypesPath, """{"siteUrl":"two.webex.com"}""");
        await TypesAsync("another site after the change", good);
        webex.On(
            "GET /admin/meeting/config/sessionTypes",
            """{"items":[{"id":"3","shortName":"PRO"},{"id":"4","name":"Lab"},{"shortName":"X"}]}""");
        await texts.ErrorOfAsync(
            "unknown name",
            () => new SiteSessionTypes(Session.Client, default).FindIdsAsync("Session types of 'ann@x.com'", Site, ["pro", "Hologram"]));
        texts.Check("Session types");
    }

    [Fact]
    public async Task Room_IDs_that_the_response_does_not_confirm()
    {
        await RoomIdAsync("nobody named", "{}");
        await RoomIdAsync("another ID", """{"personalMeetingRoomIds":[{"personId":"bob"}]}""");
        await RoomIdAsync(
            "others", """{"personalMeetingRoomIds":[{"email":"bob@x.com"},{"personId":"cem"},{},{"email":"dora@x.com"}]}""");
        texts.Check("Room IDs");
    }

    private static string RoomOf(string name, string more = "") => $$"""
        {"topic":"T","hostPin":"4821","personalMeetingRoomLink":"https://one.webex.com/meet/{{name}}","enabledAutoLock":false,
        "autoLockMinutes":5,{{more}}"enabledNotifyHost":true,"supportCoHost":false,"coHosts":[]}
        """;

    private static string Items(params string[] items) => $$"""{"items":[{{string.Join(",", items)}}]}""";

    private static WebexMeetings.VideoDevice Device(string name, string address, bool? isDefault) =>
        new() { DeviceName = name, DeviceAddress = address, IsDefault = isDefault };

    private static PersonalRoom LinkedRoom() => new()
    {
        UserEmail = Ann,
        Telephony = new Telephony { Links = new ItemList<Link>([new Link { Rel = "GLOBALCALLINNUMBERS", Href = "/v1/x" }]) },
    };

    private void Tell(string title, Func<object> parse) => texts.Error(title, Assert.Throws<WebexApiException>(parse));

    private Task RoomAsync(string title, PersonalRoomPatch patch) =>
        texts.ErrorOfAsync(title, () => Session.Rooms.ChangeAsync(Ann, Site, patch, readBack: true, default));

    private Task AudioAsync(string title, AudioOptionPatch patch) =>
        texts.ErrorOfAsync(title, () => new AudioOptionClient(Session.Client).ChangeAsync(Ann, null, patch, readBack: true, default));

    private Task VideoAsync(string title, VideoOptionPatch patch) =>
        texts.ErrorOfAsync(title, () => new VideoOptionClient(Session.Client).ChangeAsync(null, Site, patch, readBack: true, default));

    private Task SchedulingAsync(string title, SchedulingOptionPatch patch) =>
        texts.ErrorOfAsync(title, () => new SchedulingOptionClient(Session.Client).ChangeAsync(Ann, Site, patch, readBack: true, default));

    private Task<WebexMeetings.Site?> DefaultAsync(string? email, bool readBack) =>
        new SitesClient(Session.Client).SetDefaultAsync(email, Site, readBack, default);

    private Task TypesAsync(string title, string response)
    {
        webex.On("GET" + TypesPath, response);
        return texts.ErrorOfAsync(
            title,
            () => Session.SessionTypes.ChangeAsync(
                new UserIdentity(Ann, null), Site, SessionTypeChange.Add, ["9"], readBack: true, default));
    }

    private async Task RoomIdAsync(string title, string response)
    {
        webex.On("POST /admin/meetingPreferences/personalMeetingRoom/refreshId", response);
        var request = new RoomIdRequest(new UserIdentity(Ann, AnnsId), Site, null);
        var client = new PersonalRoomIdClient(Session.Client, new DefaultSite(Session.Client, default));
        texts.Error(title, (await client.ResetAsync([request], default))[request].Failure!);
    }
}
