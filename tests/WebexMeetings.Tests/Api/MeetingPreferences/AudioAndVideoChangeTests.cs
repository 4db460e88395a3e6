using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

public sealed class AudioAndVideoChangeTests(SimulatorFixture fixture) : PreferenceTest(fixture), IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Every_audio_setting_can_be_changed_and_the_body_is_the_documented_whole()
    {
        using Session session = Fixture.Connect();
        var patch = new AudioOptionPatch
        {
            DefaultAudioType = "otherTeleconferenceService",
            OtherTeleconferenceDescription = "Call",
            EnabledGlobalCallIn = true,
            EnabledTollFree = true,
            EnabledAutoConnection = false,
            AudioPin = "0482",
            OfficeNumber = new WebexMeetings.PhoneNumber { CountryCode = "43", Number = "1 23", EnabledCallInAuthentication = true,
                EnabledCallMe = false },
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
        using Session session = Fixture.Connect();
        Fixture.Simulator.Faults.Add(
            new Fault { Method = "GET", PathContains = "/audio", Status = 200, Body = Overlay(AudioNow(), strange) });

        WebexApiException failure = await Fails(new AudioOptionClient(session.Client), new AudioOptionPatch { EnabledTollFree = true });

        Assert.Contains($"does not say what is set for {missing}, and a change has to repeat it. Nothing was changed.", failure.Message,
            StringComparison.Ordinal);
        AssertNothingWritten();
    }

    [Theory]
    [InlineData("""{"audioPin":""}""")]
    [InlineData("""{"audioPin":"-"}""")]
    public async Task A_user_without_a_PIN_gets_none(string pin)
    {
        using Session session = Fixture.Connect();
        string body = pin.Contains('-', StringComparison.Ordinal)
            ? AudioNow().Replace("audioPin", "unknownField", StringComparison.Ordinal) : Overlay(AudioNow(), pin);
        Fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/audio", Status = 200, Body = body });

        await new AudioOptionClient(session.Client).ChangeAsync(
            Email, Site, new AudioOptionPatch { EnabledTollFree = true }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("audioPin", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PIN_is_masked_in_what_differs_and_in_what_Webex_says()
    {
        using Session session = Fixture.Connect();
        var audio = new AudioOptionClient(session.Client);
        ChangeResult<AudioOption> preview = await audio.PreviewAsync(
            Email, Site, new AudioOptionPatch { AudioPin = "0482" }, CancellationToken.None);
        Assert.Equal("AudioPin *** -> ***", SettingChangeText.Describe(preview.Changes));

        Fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 400, Body = """{"message":"audioPin 0482 is taken"}""" });
        WebexApiException failure = await Fails(audio, new AudioOptionPatch { AudioPin = "0482" });
        Assert.Contains("audioPin *** is taken", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_device_is_found_by_name_or_address_and_the_others_stay()
    {
        using Session session = Fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false), ("Room", "s@x.com", false));
        var video = new VideoOptionClient(session.Client);

        await video.ChangeAsync(
            Email, Site, new VideoOptionPatch { DefaultVideoDevice = "S@x.com" }, readBack: false, CancellationToken.None);
        Assert.Equal([("d@x.com", false), ("r@x.com", false), ("s@x.com", true)], Kept());

        await video.ChangeAsync(Email, Site, new VideoOptionPatch { DefaultVideoDevice = "desk" }, readBack: false, CancellationToken.None);
        Assert.Equal([("d@x.com", true), ("r@x.com", false), ("s@x.com", false)], Kept());
    }

    [Theory]
    [InlineData("Room", "2 devices have the name or address 'Room'")]
    [InlineData("Lobby", "No device has the name or address 'Lobby'; the devices are Desk <d@x.com> (default); Room <r@x.com>; Room <s@x.com>")]
    public async Task A_default_device_that_is_not_one_of_the_devices_is_an_error(string name, string problem)
    {
        using Session session = Fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false), ("Room", "s@x.com", false));

        WebexApiException failure = await Fails(new VideoOptionClient(session.Client), new VideoOptionPatch { DefaultVideoDevice = name });

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        AssertNothingWritten();
    }

    [Fact]
    public async Task The_name_of_a_device_cannot_control_the_terminal()
    {
        using Session session = Fixture.Connect();
        Devices(("De\u001b]0;x\u0007sk\n2", "d@x.com", true));

        WebexApiException failure =
            await Fails(new VideoOptionClient(session.Client), new VideoOptionPatch { DefaultVideoDevice = "Lobby" });

        Assert.Contains("the devices are De\uFFFD]0;x\uFFFDsk 2 <d@x.com> (default).", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"videoDevices":null}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},"Room"]}""", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},{"deviceName":"Room"}]}""", false)]
    [InlineData("""{"videoDevices":[{"deviceName":"Desk","deviceAddress":"d@x.com"},{"deviceName":"Room","deviceAddress":"r@x.com"}]}""", true)]
    public async Task Devices_that_are_not_known_whole_are_not_written_back(string present, bool isWhole)
    {
        using Session session = Fixture.Connect();
        Fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/video", Status = 200, Body = present });
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
        await video.ChangeAsync(
            Email, Site, new VideoOptionPatch { VideoDevices = [Device("New", "n@x.com")] }, readBack: false, CancellationToken.None);
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
        using Session session = Fixture.Connect();

        WebexApiException failure = await Fails(new VideoOptionClient(session.Client), new VideoOptionPatch { VideoDevices = devices });

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, Fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task The_same_devices_in_another_order_are_no_change()
    {
        using Session session = Fixture.Connect();
        Devices(("Desk", "d@x.com", true), ("Room", "r@x.com", false));

        ChangeResult<VideoOption> result = await new VideoOptionClient(session.Client)
            .ChangeAsync(Email, Site,
                new VideoOptionPatch { VideoDevices = [Device("Room", "R@x.com"), Device("Desk", "d@x.com", true)] }, readBack: false,
                    CancellationToken.None);

        Assert.False(result.ChangesSomething);
        AssertNothingWritten();
    }

    private static WebexMeetings.VideoDevice Device(string name, string address, bool? isDefault = null) =>
        new() { DeviceName = name, DeviceAddress = address, IsDefault = isDefault };

    private static string AudioNow() =>
        """{"defaultAudioType":"none","otherTeleconferenceDescription":"","enabledGlobalCallIn":false,"enabledTollFree":false,"enabledAutoConnection":false,"audioPin":"9128","officeNumber":{"countryCode":"1","number":"5","enabledCallInAuthentication":false,"enabledCallMe":false},"mobileNumber":{"countryCode":"","number":"","enabledCallInAuthentication":false,"enabledCallMe":false}}""";

    private void Devices(params (string Name, string Address, bool IsDefault)[] devices) =>
        Fixture.Simulator.Organization.Preferences.Change(Email, Site, before => before with
        {
            VideoDevices = [.. devices.Select(device =>
                new WebexMeetings.Simulator.VideoDevice(device.Name, device.Address, device.IsDefault))],
        });

    private IEnumerable<(string Address, bool IsDefault)> Kept() =>
        Fixture.Simulator.Organization.Preferences.Of(Email, Site).VideoDevices.Select(device => (device.Address, device.IsDefault));
}
