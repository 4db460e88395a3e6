using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

/// <summary>What a change of audio, video and scheduling options would change, what it sends, and what it returns.</summary>
public sealed class OptionTests : IDisposable
{
    private const string AudioPath = "GET /meetingPreferences/audio";
    private const string VideoPath = "GET /meetingPreferences/video";
    private const string SchedulingPath = "GET /meetingPreferences/schedulingOptions";

    private const string AudioNow = """
        {"defaultAudioType":"webexAudio","otherTeleconferenceDescription":"","enabledGlobalCallIn":false,"enabledTollFree":false,
        "enabledAutoConnection":false,"audioPin":"9128",
        "officeNumber":{"countryCode":"1","number":"5","enabledCallInAuthentication":false,"enabledCallMe":false},
        "mobileNumber":{"countryCode":"+44","number":"","enabledCallInAuthentication":false,"enabledCallMe":false}}
        """;

    private const string VideoNow = """
        {"videoDevices":[{"deviceName":"Desk","deviceAddress":"desk@x.com","isDefault":true},
        {"deviceName":"Room","deviceAddress":"room@x.com","isDefault":false}]}
        """;

    private const string SchedulingNow = """
        {"enabledJoinBeforeHost":true,"joinBeforeHostMinutes":5,"enabledAutoShareRecording":false,"enabledWebexAssistantByDefault":false,
        "delegateEmails":["bob@x.com"]}
        """;

    private readonly ScriptedWebex webex = new();

    private AudioOptionClient Audio => new(webex.Session.Client);

    private VideoOptionClient Video => new(webex.Session.Client);

    private SchedulingOptionClient Scheduling => new(webex.Session.Client);

    public void Dispose() => webex.Dispose();

    [Fact]
    public async Task Each_audio_option_is_named_with_its_old_and_new_value()
    {
        webex.On(AudioPath, AudioNow);
        var patch = new AudioOptionPatch
        {
            DefaultAudioType = "none",
            OtherTeleconferenceDescription = "Call",
            EnabledGlobalCallIn = true,
            EnabledTollFree = true,
            EnabledAutoConnection = true,
            AudioPin = "0482",
            OfficeNumber =
                new() { CountryCode = "+09", Number = new string('1', 30), EnabledCallInAuthentication = true, EnabledCallMe = true },
            MobileNumber = new() { CountryCode = "", Number = "6", EnabledCallInAuthentication = true, EnabledCallMe = true },
        };

        ChangeResult<AudioOption> preview = await Audio.PreviewAsync(null, null, patch, default);

        Assert.Equal(
            "DefaultAudioType 'webexAudio' -> 'none', OtherTeleconferenceDescription '' -> 'Call', EnabledGlobalCallIn False -> True, "
            + "EnabledTollFree False -> True, EnabledAutoConnection False -> True, AudioPin *** -> ***, "
            + "OfficeNumber.CountryCode '1' -> '+09', OfficeNumber.Number '5' -> '111111111111111111111111111111', "
            + "OfficeNumber.EnabledCallInAuthentication False -> True, OfficeNumber.EnabledCallMe False -> True, "
            + "MobileNumber.CountryCode '+44' -> '', MobileNumber.Number '' -> '6', "
            + "MobileNumber.EnabledCallInAuthentication False -> True, MobileNumber.EnabledCallMe False -> True",
            SettingChangeText.Describe(preview.Changes));
    }

    [Fact]
    public async Task A_country_code_is_the_same_with_and_without_a_plus()
    {
        webex.On(AudioPath, AudioNow);
        var patch = new AudioOptionPatch { OfficeNumber = new() { CountryCode = "+1" }, MobileNumber = new() { CountryCode = "44" } };

        ChangeResult<AudioOption> result = await Audio.ChangeAsync(null, null, patch, readBack: true, default);

        Assert.False(result.ChangesSomething);
        Assert.Single(webex.Sent);
    }

    [Fact]
    public async Task A_number_that_is_an_empty_list_is_none()
    {
        webex.On(AudioPath, """{"defaultAudioType":"none","officeNumber":[],"mobileNumber":[]}""");

        AudioOption audio = await Audio.GetAsync(null, null, default);

        Assert.Equal((null, null), (audio.OfficeNumber, audio.MobileNumber));
    }

    [Fact]
    public async Task Each_scheduling_option_is_named_with_its_old_and_new_value()
    {
        webex.On(SchedulingPath, SchedulingNow);
        var patch = new SchedulingOptionPatch
        {
            EnabledJoinBeforeHost = false,
            JoinBeforeHostMinutes = 0,
            EnabledAutoShareRecording = true,
            EnabledWebexAssistantByDefault = true,
            DelegateEmails = ["cem@x.com", "CEM@x.com"],
        };

        ChangeResult<SchedulingOption> preview = await Scheduling.PreviewAsync(null, null, patch, default);

        Assert.Equal(
            "EnabledJoinBeforeHost True -> False, JoinBeforeHostMinutes 5 -> 0, EnabledAutoShareRecording False -> True, "
            + "EnabledWebexAssistantByDefault False -> True, DelegateEmails bob@x.com -> cem@x.com",
            SettingChangeText.Describe(preview.Changes));
    }

    [Fact]
    public async Task Delegates_that_are_there_already_are_not_sent_with_another_change()
    {
        webex.On(SchedulingPath, SchedulingNow).On("PUT /", SchedulingNow);
        var patch = new SchedulingOptionPatch { JoinBeforeHostMinutes = 10, DelegateEmails = ["BOB@x.com"] };

        await Scheduling.ChangeAsync(null, null, patch, readBack: true, default);

        Assert.EndsWith(
            """
            "joinBeforeHostMinutes":10,"enabledAutoShareRecording":false,"enabledWebexAssistantByDefault":false}
            """,
            Assert.Single(webex.Written),
            StringComparison.Ordinal);
        Assert.Equal(2, webex.Sent.Length);
    }

    [Theory]
    [InlineData(false, "(unknown) with ann@x.com; cem@x.com")]
    [InlineData(true, "(unknown) without ann@x.com; cem@x.com")]
    public async Task Delegates_that_are_not_known_are_said_to_be_so(bool remove, string after)
    {
        webex.On(SchedulingPath, "{}").On("POST /", "{}");

        ChangeResult<SchedulingOption> result =
            await Scheduling.ChangeDelegatesAsync(null, null, ["ann@x.com", "cem@x.com"], remove, readBack: false, default);

        Assert.Equal($"DelegateEmails (unknown) -> {after}", SettingChangeText.Describe(result.Changes));
        Assert.Null(result.State);
        Assert.Equal(2, webex.Sent.Length);
    }

    [Fact]
    public async Task Whom_a_list_may_hide_is_removed()
    {
        webex.On(SchedulingPath, """{"delegateEmails":["bob@x.com","ann@x.com, cem@x.com"]}""").On("POST /", "{}");

        await Scheduling.ChangeDelegatesAsync(null, null, ["cem@x.com"], remove: true, readBack: false, default);

        Assert.Equal(
            ["""POST /meetingPreferences/schedulingOptions/delegateEmails/delete {"emails":["cem@x.com"]}"""], webex.Written);
    }

    [Fact]
    public async Task Devices_are_named_with_old_and_new_ones()
    {
        webex.On(VideoPath, VideoNow);
        var patch = new VideoOptionPatch { VideoDevices = [new() { DeviceName = "New", DeviceAddress = "new@x.com" }] };

        ChangeResult<VideoOption> preview = await Video.PreviewAsync(null, null, patch, default);

        Assert.Equal(
            "VideoDevices Desk <desk@x.com> (default); Room <room@x.com> -> New <new@x.com> (default)",
            SettingChangeText.Describe(preview.Changes));
    }

    [Fact]
    public async Task Devices_in_another_order_and_case_are_the_same()
    {
        webex.On(VideoPath, VideoNow);
        var patch = new VideoOptionPatch
        {
            VideoDevices =
            [
                new() { DeviceName = "Room", DeviceAddress = "ROOM@x.com" },
                new() { DeviceName = "Desk", DeviceAddress = "desk@x.com", IsDefault = true },
            ],
        };

        Assert.False((await Video.ChangeAsync(null, null, patch, readBack: true, default)).ChangesSomething);
        Assert.Single(webex.Sent);
    }

    [Theory]
    [InlineData(VideoNow, 2)]
    [InlineData("{}", 3)]
    public async Task Devices_are_read_again_only_when_the_response_does_not_show_them(string response, int requests)
    {
        webex.On(VideoPath, VideoNow).On("PUT /", response);

        ChangeResult<VideoOption> result =
            await Video.ChangeAsync(null, null, new VideoOptionPatch { DefaultVideoDevice = "Room" }, readBack: true, default);

        Assert.Equal("Desk <desk@x.com> (default); Room <room@x.com>", result.State!.VideoDevices.ToString());
        Assert.Equal(requests, webex.Sent.Length);
    }
}
