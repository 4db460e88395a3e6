using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

public sealed class PreferenceChangeTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Email = "a@x.com";
    private const string Site = "site4.webex.com";

    [Fact]
    public async Task Every_audio_setting_can_be_changed_and_the_body_is_the_documented_whole()
    {
        using Session session = fixture.Connect();
        var patch = new AudioOptionPatch
        {
            DefaultAudioType = "otherTeleconferenceService",
            OtherTeleconferenceDescription = "Call",
            EnabledGlobalCallIn = true,
            EnabledTollFree = true,
            EnabledAutoConnection = false,
            AudioPin = "0482",
            OfficeNumber = new WebexMeetings.PhoneNumber { CountryCode = "43", Number = "1 23", EnabledCallInAuthentication = true, EnabledCallMe = false },
            MobileNumber = new WebexMeetings.PhoneNumber { Number = "77" },
        };

        await new AudioOptionClient(session.Client).ChangeAsync(Email, Site, patch, readBack: false, CancellationToken.None);

        Assert.Equal(
            """{"defaultAudioType":"otherTeleconferenceService","otherTeleconferenceDescription":"Call","enabledGlobalCallIn":true,"enabledTollFree":true,"enabledAutoConnection":false,"audioPin":"0482","officeNumber":{"countryCode":"43","number":"1 23","enabledCallInAuthentication":true,"enabledCallMe":false},"mobileNumber":{"countryCode":"44","number":"77","enabledCallInAuthentication":true,"enabledCallMe":true}}""",
            Sent());
    }

    [Theory]
    [InlineData("""{"audioPin":null}""", "AudioPin")]
    [InlineData("""{"audioPin":["0482"]}""", "AudioPin")]
    [InlineData("""{"officeNumber":null}""", "OfficeNumber and OfficeEnabledCallInAuthentication and OfficeEnabledCallMe")]
    [InlineData("""{"mobileNumber":[{},{}]}""", "MobileNumber and MobileEnabledCallInAuthentication and MobileEnabledCallMe")]
    [InlineData("""{"defaultAudioType":null}""", "DefaultAudioType")]
    public async Task A_part_that_a_change_would_write_back_without_knowing_it_is_an_error(string strange, string missing)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/audio", Status = 200, Body = Overlay(AudioNow(), strange) });

        WebexApiException failure = await Fails(new AudioOptionClient(session.Client), new AudioOptionPatch { EnabledTollFree = true });

        Assert.Contains($"does not say what is set for {missing}, and a change has to repeat it. Nothing was changed.", failure.Message, StringComparison.Ordinal);
        AssertNothingWritten();
    }

    [Theory]
    [InlineData("""{"audioPin":""}""")]
    [InlineData("""{"audioPin":"-"}""")]
    public async Task A_user_without_a_PIN_gets_none(string pin)
    {
        using Session session = fixture.Connect();
        string body = pin.Contains('-', StringComparison.Ordinal) ? AudioNow().Replace("audioPin", "unknownField", StringComparison.Ordinal) : Overlay(AudioNow(), pin);
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/audio", Status = 200, Body = body });

        await new AudioOptionClient(session.Client).ChangeAsync(Email, Site, new AudioOptionPatch { EnabledTollFree = true }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("audioPin", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PIN_is_masked_in_what_differs_and_in_what_Webex_says()
    {
        using Session session = fixture.Connect();
        var audio = new AudioOptionClient(session.Client);
        ChangeResult<AudioOption> preview = await audio.PreviewAsync(Email, Site, new AudioOptionPatch { AudioPin = "0482" }, CancellationToken.None);
        Assert.Equal("AudioPin *** -> ***", SettingChangeText.Describe(preview.Changes));

        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 400, Body = """{"message":"audioPin 0482 is taken"}""" });
        WebexApiException failure = await Fails(audio, new AudioOptionPatch { AudioPin = "0482" });
        Assert.Contains("audioPin *** is taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_device_is_found_by_name_or_address_and_the_others_stay()
    {
        using Session session = fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false), ("Room", "s@x.com", false));
        var video = new VideoOptionClient(session.Client);

        await video.ChangeAsync(Email, Site, new VideoOptionPatch { DefaultVideoDevice = "S@x.com" }, readBack: false, CancellationToken.None);
        Assert.Equal([("d@x.com", false), ("r@x.com", false), ("s@x.com", true)], Kept());

        await video.ChangeAsync(Email, Site, new VideoOptionPatch { DefaultVideoDevice = "desk" }, readBack: false, CancellationToken.None);
        Assert.Equal([("d@x.com", true), ("r@x.com", false), ("s@x.com", false)], Kept());
    }

    [Theory]
    [InlineData("Room", "2 devices have the name or address 'Room'")]
    [InlineData("Lobby", "No device has the name or address 'Lobby'; the devices are Desk <d@x.com> (default); Room <r@x.com>; Room <s@x.com>")]
    public async Task A_default_device_that_is_not_one_of_the_devices_is_an_error(string name, string problem)
    {
        using Session session = fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false), ("Room", "s@x.com", false));

        WebexApiException failure = await Fails(new VideoOptionClient(session.Client), new VideoOptionPatch { DefaultVideoDevice = name });

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        AssertNothingWritten();
    }

    [Theory]
    [InlineData("""{"videoDevices":null}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},"Room"]}""", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},{"deviceName":"Room"}]}""", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},{"deviceName":"Room","deviceAddress":"r@x.com"}]}""", true)]
    public async Task Devices_that_are_not_known_whole_are_not_written_back(string present, bool isWhole)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/video", Status = 200, Body = present });
        var video = new VideoOptionClient(session.Client);
        var patch = new VideoOptionPatch { DefaultVideoDevice = "Desk" };
        if (isWhole)
        {
            await video.ChangeAsync(Email, Site, patch, readBack: false, CancellationToken.None);
            Assert.Equal([("d@x.com", true), ("r@x.com", false)], Kept());
            return;
        }

        WebexApiException failure = await Fails(video, patch);
        Assert.Contains("Nothing was changed.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-VideoDevice", failure.RecommendedAction, StringComparison.Ordinal);
        AssertNothingWritten();

        // What is given whole needs no knowledge of what was there.
        await video.ChangeAsync(Email, Site, new VideoOptionPatch { VideoDevices = [Device("New", "n@x.com")] }, readBack: false, CancellationToken.None);
        Assert.Equal([("n@x.com", true)], Kept());
    }

    public static TheoryData<string, WebexMeetings.VideoDevice[]> WrongDevices => new()
    {
        { "None of the 2 devices is the default device", [Device("A", "a@x.com"), Device("B", "b@x.com")] },
        { "2 of the 2 devices are the default device", [Device("A", "a@x.com", true), Device("B", "b@x.com", true)] },
        { "is not a video device", [Device("A", "a", true)] },
        { "is not a video device", [Device(" ", "a@x.com", true)] },
        { "is there 2 times", [Device("A", "a@x.com", true), Device("B", "A@x.com")] },
    };

    [Theory]
    [MemberData(nameof(WrongDevices))]
    public async Task Devices_that_break_a_rule_are_refused_before_anything_is_sent(string problem, WebexMeetings.VideoDevice[] devices)
    {
        using Session session = fixture.Connect();

        WebexApiException failure = await Fails(new VideoOptionClient(session.Client), new VideoOptionPatch { VideoDevices = devices });

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task The_same_devices_in_another_order_are_no_change()
    {
        using Session session = fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false));

        ChangeResult<VideoOption> result = await new VideoOptionClient(session.Client)
            .ChangeAsync(Email, Site, new VideoOptionPatch { VideoDevices = [Device("Room", "R@x.com"), Device("Desk", "d@x.com", true)] }, readBack: false, CancellationToken.None);

        Assert.False(result.ChangesSomething);
        AssertNothingWritten();
    }

    [Theory]
    [InlineData("""{"delegateEmails":null}""")]
    [InlineData("""{"delegateEmails":[7]}""")]
    [InlineData("""{"delegateEmails":["a@x.com, b@x.com"]}""")]
    public async Task Delegates_that_are_not_named_are_neither_known_nor_sent(string strange)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/scheduling", Status = 200, Body = Overlay(SchedulingNow(), strange) });

        await new SchedulingOptionClient(session.Client).ChangeAsync(Email, Site, new SchedulingOptionPatch { JoinBeforeHostMinutes = 15 }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("delegateEmails", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_that_the_response_does_not_have_is_not_sent()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/scheduling", Status = 200, Body = SchedulingNow().Replace("enabledWebexAssistantByDefault", "other", StringComparison.Ordinal) });

        await new SchedulingOptionClient(session.Client).ChangeAsync(Email, Site, new SchedulingOptionPatch { DelegateEmails = [] }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("enabledWebexAssistantByDefault", Sent(), StringComparison.Ordinal);
        Assert.EndsWith("\"delegateEmails\":[]}", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_delegates_who_are_not_there_are_inserted_and_only_those_who_are_deleted()
    {
        using Session session = fixture.Connect();
        var scheduling = new SchedulingOptionClient(session.Client);
        Delegates("b@x.com", "user@example.com");

        ChangeResult<SchedulingOption> added = await scheduling.ChangeDelegatesAsync(Email, Site, ["B@x.com", "kanji@example.com", "Kanji@example.com"], remove: false, readBack: true, CancellationToken.None);
        Assert.Equal("""{"emails":["kanji@example.com"]}""", Sent());
        Assert.Equal("DelegateEmails b@x.com; user@example.com -> b@x.com; user@example.com; kanji@example.com", SettingChangeText.Describe(added.Changes));
        Assert.Equal(["b@x.com", "user@example.com", "kanji@example.com"], added.State!.DelegateEmails);

        ChangeResult<SchedulingOption> removed = await scheduling.ChangeDelegatesAsync(Email, Site, ["USER@example.com", "admin@example.com"], remove: true, readBack: false, CancellationToken.None);
        Assert.Equal("""{"emails":["USER@example.com"]}""", Sent());
        Assert.Equal("DelegateEmails b@x.com; user@example.com; kanji@example.com -> b@x.com; kanji@example.com", SettingChangeText.Describe(removed.Changes));
    }

    [Theory]
    [InlineData(false, "b@x.com")]
    [InlineData(true, "admin@example.com")]
    public async Task Nothing_is_sent_for_delegates_who_are_or_are_not_there_already(bool remove, string email)
    {
        using Session session = fixture.Connect();
        Delegates("b@x.com");

        ChangeResult<SchedulingOption> result = await new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(Email, Site, [email], remove, readBack: false, CancellationToken.None);

        Assert.False(result.ChangesSomething);
        Assert.Equal(["b@x.com"], result.State!.DelegateEmails);
        AssertNothingWritten();
    }

    // "Not in the list" tells nothing when the list is not whole.
    [Theory]
    [InlineData("""{"delegateEmails":null}""")]
    [InlineData("""{"delegateEmails":["user@example.com, b@x.com"]}""")]
    [InlineData("""{"delegateEmails":["user@example.com",7]}""")]
    public async Task Who_may_be_there_unseen_is_deleted_all_the_same(string strange)
    {
        using Session session = fixture.Connect();
        Delegates("b@x.com", "user@example.com");
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/scheduling", Status = 200, Body = Overlay(SchedulingNow(), strange) });

        await new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(Email, Site, ["b@x.com"], remove: true, readBack: false, CancellationToken.None);

        Assert.Equal(["user@example.com"], fixture.Simulator.Organization.Preferences.Of(Email, Site).Scheduling.DelegateEmails);
    }

    [Fact]
    public async Task A_change_that_could_not_be_read_back_says_that_it_was_made()
    {
        using Session session = fixture.Connect();
        Delegates("b@x.com");
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/scheduling", Skip = 1, Status = 403 });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() =>
            new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(Email, Site, ["user@example.com"], remove: false, readBack: true, CancellationToken.None));

        Assert.StartsWith($"Scheduling options of '{Email}' on '{Site}': The change was made, but the new state could not be read.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-room@example.com", "a@x.com")]
    [InlineData("no-room@example.com", "empty-link@example.com")]
    [InlineData("user@example.com", "empty-link@example.com")]
    [InlineData("user@example.com", "a@x.com")]
    public async Task Where_Webex_ignores_the_user_nothing_is_written_whoever_has_a_room(string caller, string asked)
    {
        fixture.Simulator.Reset();
        fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = true;
        AccessToken token = fixture.Simulator.Tokens.Issue(caller, Scopes.User);
        using var session = new Session(fixture.Simulator.ApiBaseUri, token.Value);

        await Assert.ThrowsAsync<WebexApiException>(() => new AudioOptionClient(session.Client)
            .ChangeAsync(asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "New" }, readBack: false, CancellationToken.None));
        await Assert.ThrowsAsync<WebexApiException>(() => new SchedulingOptionClient(session.Client)
            .ChangeDelegatesAsync(asked, null, ["b@x.com"], remove: false, readBack: false, CancellationToken.None));

        AssertNothingWritten();
        fixture.Simulator.Reset();
    }

    [Theory]
    [InlineData("empty-link@example.com")]
    [InlineData("a@x.com")]
    public async Task Whether_Webex_heeds_the_user_is_found_out_once_a_run(string asked)
    {
        fixture.Simulator.Reset();
        AccessToken token = fixture.Simulator.Tokens.Issue("no-room@example.com", Scopes.All);
        using var session = new Session(fixture.Simulator.ApiBaseUri, token.Value);
        var audio = new AudioOptionClient(session.Client);

        await audio.ChangeAsync(asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "1" }, readBack: false, CancellationToken.None);
        fixture.Simulator.RequestLog.Clear();
        await audio.ChangeAsync(asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "2" }, readBack: false, CancellationToken.None);

        Assert.Equal(["GET", "PUT"], fixture.Simulator.RequestLog.Entries.Select(request => request.Method));
        fixture.Simulator.Reset();
    }

    private static WebexMeetings.VideoDevice Device(string name, string address, bool? isDefault = null) => new() { DeviceName = name, DeviceAddress = address, IsDefault = isDefault };

    private static Task<WebexApiException> Fails<TDto, TPatch, TBody, TModel>(PreferenceClient<TDto, TPatch, TBody, TModel> client, TPatch patch)
        where TDto : class
        where TModel : class =>
        Assert.ThrowsAsync<WebexApiException>(() => client.ChangeAsync(Email, Site, patch, readBack: false, CancellationToken.None));

    private static string Overlay(string json, string changes)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        foreach ((string name, System.Text.Json.Nodes.JsonNode? value) in System.Text.Json.Nodes.JsonNode.Parse(changes)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    private static string AudioNow() =>
        """{"defaultAudioType":"none","otherTeleconferenceDescription":"","enabledGlobalCallIn":false,"enabledTollFree":false,"enabledAutoConnection":false,"audioPin":"9128","officeNumber":{"countryCode":"1","number":"5","enabledCallInAuthentication":false,"enabledCallMe":false},"mobileNumber":{"countryCode":"","number":"","enabledCallInAuthentication":false,"enabledCallMe":false}}""";

    private static string SchedulingNow() =>
        """{"enabledJoinBeforeHost":true,"joinBeforeHostMinutes":5,"enabledAutoShareRecording":false,"enabledWebexAssistantByDefault":false,"delegateEmails":["b@x.com"]}""";

    private void Devices(params (string Name, string Address, bool IsDefault)[] devices) =>
        fixture.Simulator.Organization.Preferences.Change(Email, Site, before => before with
        {
            VideoDevices = [.. devices.Select(device => new WebexMeetings.Simulator.VideoDevice(device.Name, device.Address, device.IsDefault))],
        });

    private IEnumerable<(string Address, bool IsDefault)> Kept() =>
        fixture.Simulator.Organization.Preferences.Of(Email, Site).VideoDevices.Select(device => (device.Address, device.IsDefault));

    private void Delegates(params string[] emails) =>
        fixture.Simulator.Organization.Preferences.Change(Email, Site, before => before with { Scheduling = before.Scheduling with { DelegateEmails = emails } });

    private string Sent()
    {
        LoggedRequest write = fixture.Simulator.RequestLog.Entries.Last(request => request.Method != "GET");
        RequestSchemas.Check(write);
        using JsonDocument body = JsonDocument.Parse(write.Body);
        return JsonSerializer.Serialize(body);
    }

    private void AssertNothingWritten() => Assert.DoesNotContain(fixture.Simulator.RequestLog.Entries, request => request.Method != "GET");
}
