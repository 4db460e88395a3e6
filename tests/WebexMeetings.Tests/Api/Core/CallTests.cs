using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>
/// Every call of the API: what it sends, and what a user reads when Webex refuses any one of its requests. Calls.txt has the approved
/// texts.
/// </summary>
public sealed class CallTests
{
    private const string Ann = "ann@x.com";
    private const string Site = "one.webex.com";
    private const string AnnsId = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI";

    private static readonly UserIdentity AnnByAddress = new(Ann, null);
    private static readonly UserIdentity AnnById = new(null, AnnsId);

    private static readonly Dictionary<string, Func<Session, Task>> Calls = new()
    {
        ["People: of an address"] = s => s.People.FindAsync(Ann, new PeopleQuery(null, "ORG", ExcludeStatus: true), default),
        ["People: of an address, on a site"] = s => s.People.FindAsync(Ann, new PeopleQuery(Site), default),
        ["People: the list"] = s => s.People.ListAsync(null, new PeopleQuery(null), null, default),
        ["People: of an address, on another site"] = s => s.People.FindAsync(Ann, new PeopleQuery("two.webex.com"), default),
        ["People: the list by name"] = s =>
            s.People.ListAsync("Ann & Co", new PeopleQuery(Site, "ORG", ExcludeStatus: true), null, default),
        ["People: the signed-in user"] = s => s.People.GetMeAsync(null, default),
        ["People: the signed-in user, on a site"] = s => s.People.GetMeAsync("two.webex.com", default),
        ["People: with an ID"] = s => s.People.GetAsync("a/b", null, default),
        ["People: with an ID, on another site"] = s => s.People.GetAsync(AnnsId, "two.webex.com", default),
        ["People: expiry of the token"] = s => s.People.GetTokenExpiryAsync(default),
        ["People: ID of an address"] = s => s.People.FindIdAsync(Ann, default),
        ["Preferences: read, another user's, on a site"] = s => new MeetingPreferenceClient(s.Client).GetAsync(Ann, Site, default),
        ["Preferences: read, own"] = s => new MeetingPreferenceClient(s.Client).GetAsync(null, null, default),
        ["Room: read, another user's, on a site"] = s => s.Rooms.GetAsync(Ann, Site, default),
        ["Room: read, own"] = s => s.Rooms.GetAsync(null, null, default),
        ["Room: change, another user's, on a site"] = s => s.Rooms.ChangeAsync(Ann, Site, NewTopic, readBack: true, default),
        ["Room: change, own"] = s => s.Rooms.ChangeAsync(null, null, NewTopic, readBack: true, default),
        ["Room: preview, another user's, on a site"] = s => s.Rooms.PreviewAsync(Ann, Site, NewTopic, default),
        ["Room: global call-in numbers, another user's"] = async s =>
            await Numbers(s).GetAsync(await s.Rooms.GetAsync(Ann, null, default), default),
        ["Room: global call-in numbers, own"] = async s => await Numbers(s).GetAsync(await s.Rooms.GetAsync(null, null, default), default),
        ["Room ID: of the site's choice, by address"] = s => ResetAsync(s, new RoomIdRequest(AnnByAddress, Site, null)),
        ["Room ID: given, by ID, on the default site"] = s => ResetAsync(s, new RoomIdRequest(AnnById, null, "ann.room")),
        ["Room ID: three at once"] = s => ResetAsync(
            s,
            new RoomIdRequest(AnnByAddress, Site, null),
            new RoomIdRequest(new UserIdentity("bob@x.com", null), Site, null),
            new RoomIdRequest(new UserIdentity("cem@x.com", null), Site, null)),
        ["Audio: read, another user's, on a site"] = s => new AudioOptionClient(s.Client).GetAsync(Ann, Site, default),
        ["Audio: read, own"] = s => new AudioOptionClient(s.Client).GetAsync(null, null, default),
        ["Audio: change, another user's, on a site"] = s =>
            new AudioOptionClient(s.Client).ChangeAsync(Ann, Site, NoTollFree, readBack: true, default),
        ["Audio: change, own"] = s => new AudioOptionClient(s.Client).ChangeAsync(null, null, NoTollFree, readBack: true, default),
        ["Video: read, own"] = s => new VideoOptionClient(s.Client).GetAsync(null, null, default),
        ["Video: read, another user's, on a site"] = s => new VideoOptionClient(s.Client).GetAsync(Ann, Site, default),
        ["Video: change, another user's, on a site"] = s =>
            new VideoOptionClient(s.Client).ChangeAsync(Ann, Site, OtherDevice, readBack: true, default),
        ["Video: change, own, on a site"] = s =>
            new VideoOptionClient(s.Client).ChangeAsync(null, Site, OtherDevice, readBack: true, default),
        ["Scheduling: read, own"] = s => new SchedulingOptionClient(s.Client).GetAsync(null, null, default),
        ["Scheduling: read, another user's, on a site"] = s => new SchedulingOptionClient(s.Client).GetAsync(Ann, Site, default),
        ["Scheduling: change, another user's, on a site"] = s =>
            new SchedulingOptionClient(s.Client).ChangeAsync(Ann, Site, Later, readBack: true, default),
        ["Scheduling: change, own"] = s => new SchedulingOptionClient(s.Client).ChangeAsync(null, null, Later, readBack: true, default),
        ["Scheduling: add delegates, another user's, on a site"] = s => DelegatesAsync(s, Ann, Site, "new@x.com", remove: false),
        ["Scheduling: add delegates, own"] = s => DelegatesAsync(s, null, null, "new@x.com", remove: false),
        ["Scheduling: remove delegates, another user's, on a site"] = s => DelegatesAsync(s, Ann, Site, "bob@x.com", remove: true),
        ["Sites: read, another user's, on a site"] = s => new SitesClient(s.Client).GetAsync(Ann, Site, default),
        ["Sites: read, own"] = s => new SitesClient(s.Client).GetAsync(null, null, default),
        ["Sites: set the default, another user's"] = s => new SitesClient(s.Client).SetDefaultAsync(Ann, Site, readBack: true, default),
        ["Sites: set the default, own"] = s => new SitesClient(s.Client).SetDefaultAsync(null, Site, readBack: true, default),
        ["Sites: the default one, for a call that names one"] = s =>
            new DefaultSite(s.Client, default).GetAsync("Session types of 'ann@x.com'"),
        ["Session types: as a host, another user's, on a site"] = s => new MeetingSessionTypeClient(s.Client).GetAsync(Ann, Site, default),
        ["Session types: as a host, own"] = s => new MeetingSessionTypeClient(s.Client).GetAsync(null, null, default),
        ["Session types: as a host, one of another user"] = s => new MeetingSessionTypeClient(s.Client).GetAsync("3/4", Ann, Site, default),
        ["Session types: as a host, one of one's own"] = s => new MeetingSessionTypeClient(s.Client).GetAsync("3", null, null, default),
        ["Session types: of a site"] = s => new SiteSessionTypeClient(s.Client).GetAsync(Site, default),
        ["Session types: of the default site"] = s => new SiteSessionTypeClient(s.Client).GetAsync(null, default),
        ["Session types: IDs of names"] = s =>
            new SiteSessionTypes(s.Client, default).FindIdsAsync("Session types of 'ann@x.com'", Site, ["PRO"]),
        ["Session types: of a user, by address"] = s => s.SessionTypes.GetAsync(AnnByAddress, Site, default),
        ["Session types: of a user, by ID"] = s => s.SessionTypes.GetAsync(AnnById, null, default),
        ["Session types: of a user, by an address beyond ASCII"] = s =>
            s.SessionTypes.GetAsync(new UserIdentity("zoë@x.com", null), Site, default),
        ["Session types: add, by address"] = s =>
            s.SessionTypes.ChangeAsync(AnnByAddress, Site, SessionTypeChange.Add, ["9"], readBack: true, default),
        ["Session types: remove, by ID"] = s =>
            s.SessionTypes.ChangeAsync(AnnById, Site, SessionTypeChange.Remove, ["3"], readBack: true, default),
        ["Session types: set, preview"] = s => s.SessionTypes.PreviewAsync(AnnByAddress, Site, SessionTypeChange.Set, ["9"], default),
    };

    public static TheoryData<string> Names => [.. Calls.Keys];

    private static PersonalRoomPatch NewTopic => new() { Topic = "New" };

    private static AudioOptionPatch NoTollFree => new() { EnabledTollFree = false };

    private static VideoOptionPatch OtherDevice => new() { DefaultVideoDevice = "Room" };

    private static SchedulingOptionPatch Later => new() { JoinBeforeHostMinutes = 15 };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_request_is_sent_as_documented_and_its_refusal_says_what_to_do(string name)
    {
        var texts = new ApprovedTexts("Calls.txt");
        int requests = 0;
        await RunAsync(name, (-1, 0), (webex, failure) =>
        {
            requests = webex.Sent.Length;
            Array.ForEach(webex.Sent, texts.Line);
            if (failure is not null)
            {
                texts.Error("the error", failure);
            }
        });
        for (int number = 0; number < requests; number++)
        {
            foreach (int status in new[] { 403, 404 })
            {
                string title = requests == 1 ? $"{status}" : $"{status} to request {number + 1}";
                await RunAsync(name, (number, status), (webex, failure) => Describe(texts, title, webex, failure, requests));
            }
        }

        texts.Check(name);
    }

    private static void Describe(ApprovedTexts texts, string title, ScriptedWebex webex, Exception? failure, int usual)
    {
        if (failure is null)
        {
            texts.Line($"{title}: done with {webex.Sent.Length} of {usual} requests, {webex.Written.Length} of them to change something");
        }
        else
        {
            texts.Error(title, failure);
        }
    }

    private static async Task RunAsync(string name, (int Number, int Status) refusal, Action<ScriptedWebex, Exception?> tell)
    {
        using ScriptedWebex webex = Webex();
        webex.Refusal = refusal;
        Exception? failure = await Record.ExceptionAsync(() => Calls[name](webex.Session));
        tell(webex, failure);
    }

    private static CallInNumberClient Numbers(Session session) => new(session.Client);

    private static Task<ChangeResult<SchedulingOption>> DelegatesAsync(
        Session session, string? email, string? site, string who, bool remove) =>
        new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(email, site, [who], remove, readBack: true, default);

    // The errors are results here, one for each user.
    private static async Task ResetAsync(Session session, params RoomIdRequest[] requests)
    {
        var client = new PersonalRoomIdClient(session.Client, new DefaultSite(session.Client, default));
        IReadOnlyDictionary<RoomIdRequest, RoomIdResponse> results = await client.ResetAsync(requests, default);
        WebexApiException[] failures = [.. requests.Select(request => results[request].Failure).OfType<WebexApiException>()];
        if (failures.Length > 0)
        {
            throw failures[0];
        }
    }

    private static ScriptedWebex Webex()
    {
        const string Person = $$"""{"id":"{{AnnsId}}","emails":["{{Ann}}"],"siteUrls":["one.webex.com"]}""";
        const string Types = """{"siteUrl":"one.webex.com","email":"ann@x.com","sessionTypes":[{"id":"3"}]}""";
        return new ScriptedWebex()
            .On("GET /people/", Person)
            .On("GET /people/a%2Fb", """{"id":"a/b"}""")
            .On("GET /people?", $$"""{"items":[{{Person}}]}""")
            .On("GET /authorizations/tokenExpiry", """{"exp":1772330400000}""")
            .On("GET /meetingPreferences/personalMeetingRoom", Room("ada"))
            .On("GET /meetingPreferences/personalMeetingRoom?userEmail=ann", Room("ann"))
            .On("PUT /meetingPreferences", "{}")
            .On("GET /meetingPreferences/audio", Audio)
            .On("GET /meetingPreferences/video", Video)
            .On("GET /meetingPreferences/schedulingOptions", Scheduling)
            .On("POST /meetingPreferences/schedulingOptions", "{}")
            .On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"one.webex.com","default":true}]}""")
            .On("GET /meetingPreferences", "{}")
            .On("GET /meetingPreferences?", "{}")
            .On("GET /meetings/1/globalCallinNumbers", """{"callInNumbers":[{"callInNumber":"1"}]}""")
            .On("GET /meetings/sessionTypes", """{"items":[{"id":"3"}]}""")
            .On("GET /admin/meeting/config/sessionTypes", """{"items":[{"id":"3","shortName":"PRO"}]}""")
            .On("GET /admin/meeting/userconfig/sessionTypes", $$"""{"items":[{{Types}}]}""")
            .On("PUT /admin/meeting/userconfig/sessionTypes", "{}")
            .On("POST /admin/meetingPreferences/personalMeetingRoom/refreshId", 204);
    }

    private static string Room(string name) => $$$"""
        {"topic":"T","hostPin":"4821","personalMeetingRoomLink":"https://one.webex.com/meet/{{{name}}}","enabledAutoLock":false,
        "autoLockMinutes":5,"enabledNotifyHost":true,"supportCoHost":false,"coHosts":[],
        "telephony":{"links":[{"rel":"globalCallinNumbers","href":"/v1/meetings/1/globalCallinNumbers"}]}}
        """;

    private const string Audio = """
        {"defaultAudioType":"none","otherTeleconferenceDescription":"","enabledGlobalCallIn":false,"enabledTollFree":true,
        "enabledAutoConnection":false,"audioPin":"9128",
        "officeNumber":{"countryCode":"1","number":"5","enabledCallInAuthentication":false,"enabledCallMe":false},
        "mobileNumber":{"countryCode":"","number":"","enabledCallInAuthentication":false,"enabledCallMe":false}}
        """;

    private const string Video = """
        {"videoDevices":[{"deviceName":"Desk","deviceAddress":"desk@x.com","isDefault":true},
        {"deviceName":"Room","deviceAddress":"room@x.com","isDefault":false}]}
        """;

    private const string Scheduling = """
        {"enabledJoinBeforeHost":true,"joinBeforeHostMinutes":5,"enabledAutoShareRecording":false,"enabledWebexAssistantByDefault":false,
        "delegateEmails":["bob@x.com"]}
        """;
}
