using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>What a change would change, what it sends, and what it returns.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string RoomPath = "GET /meetingPreferences/personalMeetingRoom";
    private const string AudioPath = "GET /meetingPreferences/audio";
    private const string VideoPath = "GET /meetingPreferences/video";
    private const string SchedulingPath = "GET /meetingPreferences/schedulingOptions";

    private readonly ScriptedWebex webex = new();

    private PersonalRoomClient Rooms => webex.Session.Rooms;

    private AudioOptionClient Audio => new(webex.Session.Client);

    private VideoOptionClient Video => new(webex.Session.Client);

    private SchedulingOptionClient Scheduling => new(webex.Session.Client);

    public void Dispose() => webex.Dispose();

    [Fact]
    public async Task Each_setting_of_a_room_is_named_with_its_old_and_new_value()
    {
        webex.On(RoomPath, Room());
        var patch = new PersonalRoomPatch
        {
            Topic = "New",
            HostPin = "9274",
            EnabledAutoLock = true,
            AutoLockMinutes = 20,
            EnabledNotifyHost = false,
            SupportCoHost = true,
            SupportAnyoneAsCoHost = false,
            AllowFirstUserToBeCoHost = false,
            AllowAuthenticatedDevices = true,
            CoHosts = [new() { Email = ";cem@x.com;;dora@x.com;" }],
        };

        ChangeResult<PersonalRoom> preview = await Rooms.PreviewAsync(null, null, patch, default);

        Assert.Equal(
            "Topic 'T' -> 'New', HostPin *** -> ***, EnabledAutoLock False -> True, AutoLockMinutes 5 -> 20, "
            + "EnabledNotifyHost True -> False, SupportCoHost False -> True, SupportAnyoneAsCoHost True -> False, "
            + "AllowFirstUserToBeCoHost True -> False, AllowAuthenticatedDevices False -> True, CoHosts bob@x.com -> cem@x.com; dora@x.com",
            SettingChangeText.Describe(preview.Changes));
        Assert.All(preview.Changes.Where(change => change.IsSecret), change => Assert.Equal((null, null), (change.Before, change.After)));
    }

    [Fact]
    public async Task A_value_that_could_not_be_read_is_not_shown_as_the_old_one()
    {
        webex.On(RoomPath, Room().Replace("\"T\"", "7", StringComparison.Ordinal));

        ChangeResult<PersonalRoom> preview = await Rooms.PreviewAsync(null, null, new PersonalRoomPatch { Topic = "7" }, default);

        Assert.Equal("Topic (unknown) -> '7'", SettingChangeText.Describe(preview.Changes));
    }

    [Fact]
    public async Task An_old_value_that_another_user_wrote_cannot_control_the_terminal()
    {
        webex.On(RoomPath, Room().Replace("\"T\"", "\"T\\u001b[2J\\nx\"", StringComparison.Ordinal));

        ChangeResult<PersonalRoom> preview = await Rooms.PreviewAsync(null, null, new PersonalRoomPatch { Topic = "New" }, default);

        Assert.Equal("Topic 'T\uFFFD[2J x' -> 'New'", SettingChangeText.Describe(preview.Changes));
    }

    [Fact]
    public async Task A_change_of_nothing_sends_nothing_whatever_is_there()
    {
        webex.On(VideoPath, "{}").On(AudioPath, "{}").On(SchedulingPath, "{}").On(RoomPath, """{"personalMeetingRoomLink":"https://x"}""");

        Assert.Empty((await Video.ChangeAsync(null, null, new VideoOptionPatch(), readBack: true, default)).Changes);
        Assert.Empty((await Audio.ChangeAsync(null, null, new AudioOptionPatch(), readBack: true, default)).Changes);
        Assert.Empty((await Scheduling.ChangeAsync(null, null, new SchedulingOptionPatch(), readBack: true, default)).Changes);
        Assert.Empty((await Rooms.ChangeAsync(null, null, new PersonalRoomPatch(), readBack: true, default)).Changes);

        Assert.Equal(4, webex.Sent.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","coHosts":null""")]
    [InlineData(""","coHosts":"none" """)]
    [InlineData(""","coHosts":[{"email":"bob@x.com"},{"displayName":"Cem"}]""")]
    public async Task Co_hosts_that_are_not_all_known_are_not_written_back_but_replaced(string coHosts)
    {
        webex.On(RoomPath, Room(coHosts, isOpen: false)).On("PUT /", Room(coHosts));

        var failure = await Assert.ThrowsAsync<WebexApiException>(
            () => Rooms.ChangeAsync(
                null, null, new PersonalRoomPatch { SupportAnyoneAsCoHost = true, CoHosts = null, Topic = "New" }, true, default));
        ChangeResult<PersonalRoom> changed =
            await Rooms.ChangeAsync(
                null, null, new PersonalRoomPatch { CoHosts = [new() { Email = "dora@x.com" }] }, readBack: true, default);

        Assert.Contains("CoHost", failure.Message, StringComparison.Ordinal);
        Assert.Contains("""
            "coHosts":[{"email":"dora@x.com","displayName":"dora@x.com"}]
            """, Assert.Single(webex.Written), StringComparison.Ordinal);
        Assert.Equal("CoHosts (unknown) -> dora@x.com", SettingChangeText.Describe(changed.Changes));
    }

    [Fact]
    public async Task A_flag_that_excludes_co_hosts_is_refused_also_beside_other_changes()
    {
        webex.On(RoomPath, Room(isOpen: false));
        var patch = new PersonalRoomPatch { Topic = "New", AutoLockMinutes = 10, AllowFirstUserToBeCoHost = true };

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => Rooms.ChangeAsync(null, null, patch, readBack: true, default));

        Assert.Contains(
            "the room would have 1 and AllowFirstUserToBeCoHost on. Nothing was changed.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task Of_several_wrong_values_the_first_one_is_named()
    {
        await FailsAsync(
            "topic", Rooms, new PersonalRoomPatch { Topic = "", HostPin = "1", AutoLockMinutes = 1, CoHosts = [new() { Email = "b" }] });
        await FailsAsync("PIN", Rooms, new PersonalRoomPatch { HostPin = "1", AutoLockMinutes = 1, CoHosts = [new() { Email = "b" }] });
        await FailsAsync("AutoLockMinutes", Rooms, new PersonalRoomPatch { AutoLockMinutes = 1, CoHosts = [new() { Email = "b" }] });
        PhoneNumber wrong = new() { CountryCode = "x" };
        await FailsAsync("PIN", Audio, new AudioOptionPatch { AudioPin = "1", OfficeNumber = wrong, MobileNumber = wrong });
        await FailsAsync("office", Audio, new AudioOptionPatch { OfficeNumber = wrong, MobileNumber = wrong });
        await FailsAsync(
            "'<a>'", Video, new VideoOptionPatch { VideoDevices = [new() { DeviceAddress = "a" }, new() { DeviceAddress = "b" }] });

        Assert.Empty(webex.Sent);
    }

    [Theory]
    [InlineData("""{"siteUrl":"ONE.webex.com","default":true}""", "True", 1)]
    [InlineData("""{"siteUrl":"one.webex.com"}""", "False", 1)]
    [InlineData("""{"siteUrl":" "}""", "True", 2)]
    [InlineData("""{"siteUrl":null}""", "True", 2)]
    public async Task A_default_site_is_read_again_only_when_the_response_does_not_name_it(string response, string isDefault, int requests)
    {
        webex.On("PUT /", response).On("GET /", """{"sites":[{"siteUrl":"two.webex.com"},{"siteUrl":"one.webex.com","default":true}]}""");

        WebexMeetings.Site? site = await new SitesClient(webex.Session.Client).SetDefaultAsync(
            null, "one.webex.com", readBack: true, default);

        Assert.Equal(isDefault, $"{site!.IsDefault}");
        Assert.Equal(requests, webex.Sent.Length);
    }

    [Fact]
    public async Task Names_that_a_response_shows_are_completed_at_the_prompt()
    {
        webex.On("GET /meetingPreferences", """{"sites":[{"siteUrl":"a.webex.com"}]}""")
            .On("GET /meetingPreferences/sites", """{"sites":[{"siteUrl":"b.webex.com"}]}""")
            .On("GET /admin/meeting/config", """{"items":[{"id":"3","shortName":"PRO"},{"id":"4","siteUrl":"d.webex.com"}]}""")
            .On(
                "GET /admin/meeting/userconfig",
                """{"items":[{"siteUrl":"e.webex.com","sessionTypes":[{"id":"9","shortName":"ONS","name":"Event","type":"meeting"}]}]}""");

        await new MeetingPreferenceClient(webex.Session.Client).GetAsync(null, null, default);
        await new SitesClient(webex.Session.Client).GetAsync(null, null, default);
        await new SiteSessionTypeClient(webex.Session.Client).GetAsync("c.webex.com", default);
        await webex.Session.GetTypesAsync("ann@x.com");

        var seen = webex.Session.Connection.Completions;
        Assert.Equal(["a.webex.com", "b.webex.com", "e.webex.com"], seen.Sites.Order());
        Assert.Equal(
            [
                ("3", "c.webex.com", "PRO", null, null), ("4", "d.webex.com", null, null, null),
                ("9", "e.webex.com", "ONS", "Event", "meeting"),
            ],
            seen.SessionTypes.Select(type => (type.Id, type.SiteUrl, type.ShortName, type.Name, type.Type)).OrderBy(type => type.Id));
    }

    private static async Task FailsAsync<TDto, TPatch, TBody, TModel>(
        string what, PreferenceClient<TDto, TPatch, TBody, TModel> client, TPatch patch)
        where TDto : class
        where TModel : class
    {
        var failure = await Assert.ThrowsAsync<WebexApiException>(() => client.ChangeAsync(null, null, patch, readBack: true, default));

        Assert.Contains(what, failure.Message, StringComparison.Ordinal);
    }

    private static string Room(string coHosts = ""","coHosts":[{"email":"bob@x.com","displayName":"Bob"}]""", bool isOpen = true) => $$"""
        {"topic":"T","hostPin":"4821","personalMeetingRoomLink":"https://one.webex.com/meet/ann","enabledAutoLock":false,
        "autoLockMinutes":5,"enabledNotifyHost":true,"supportCoHost":false,"supportAnyoneAsCoHost":{{(isOpen ? "true" : "false")}},
        "allowFirstUserToBeCoHost":{{(isOpen ? "true" : "false")}},"allowAuthenticatedDevices":false{{coHosts}}}
        """;
}
