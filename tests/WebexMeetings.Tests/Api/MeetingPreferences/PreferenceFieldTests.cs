using System.Reflection;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

public sealed class PreferenceFieldTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Audio = """
        {
          "defaultAudioType": "webexAudio", "otherTeleconferenceDescription": "Example Description",
          "enabledGlobalCallIn": true, "enabledTollFree": false, "enabledAutoConnection": false, "audioPin": "0314",
          "officeNumber": { "countryCode": "123", "number": "123456", "enabledCallInAuthentication": false, "enabledCallMe": false },
          "mobileNumber": { "countryCode": "1", "number": "123456789", "enabledCallInAuthentication": true, "enabledCallMe": true }
        }
        """;

    private const string Video = """
        {
          "videoDevices": [
            { "deviceName": "device1", "deviceAddress": "device1@example.com", "isDefault": false },
            { "deviceName": "device2", "deviceAddress": "device2@example.com", "isDefault": true }
          ]
        }
        """;

    private const string Scheduling = """
        {
          "enabledJoinBeforeHost": false, "joinBeforeHostMinutes": 10, "enabledAutoShareRecording": false,
              "enabledWebexAssistantByDefault": true,
          "delegateEmails": [ "marcus.hoffmann@example.com", "brenda.song@example.com" ]
        }
        """;

    private const string Whole = $$"""
        {
          "audio": {{Audio}}, "video": {{Video}}, "schedulingOptions": {{Scheduling}},
          "sites": [ { "siteUrl": "site3-example.webex.com", "default": false },
              { "siteUrl": "site4-example.webex.com", "default": true } ],
          "personalMeetingRoom": {{Payloads.PersonalRoom}}
        }
        """;

    private static readonly Dictionary<string, (Func<MeetingPreference, object?> Read, object Expected)> Documented = new()
    {
        ["UserEmail"] = (all => all.UserEmail, "a@x.com"),
        ["SiteUrl"] = (all => all.SiteUrl, "site4.webex.com"),
        ["PersonalMeetingRoom"] = (all => all.PersonalMeetingRoom!.Topic, "John's PMR"),
        ["Audio"] = (all => all.Audio!.UserEmail, "a@x.com"),
        ["Audio.UserEmail"] = (all => all.Audio!.UserEmail, "a@x.com"),
        ["Audio.SiteUrl"] = (all => all.Audio!.SiteUrl, "site4.webex.com"),
        ["Audio.DefaultAudioType"] = (all => all.Audio!.DefaultAudioType, "webexAudio"),
        ["Audio.OtherTeleconferenceDescription"] = (all => all.Audio!.OtherTeleconferenceDescription, "Example Description"),
        ["Audio.EnabledGlobalCallIn"] = (all => all.Audio!.EnabledGlobalCallIn, true),
        ["Audio.EnabledTollFree"] = (all => all.Audio!.EnabledTollFree, false),
        ["Audio.EnabledAutoConnection"] = (all => all.Audio!.EnabledAutoConnection, false),
        ["Audio.AudioPin"] = (all => all.Audio!.AudioPin, "0314"),
        ["Audio.OfficeNumber"] = (all => all.Audio!.OfficeNumber!.ToString(), "+123 123456"),
        ["Audio.MobileNumber"] = (all => all.Audio!.MobileNumber!.ToString(), "+1 123456789"),
        ["Audio.MobileNumber.CountryCode"] = (all => all.Audio!.MobileNumber!.CountryCode, "1"),
        ["Audio.MobileNumber.Number"] = (all => all.Audio!.MobileNumber!.Number, "123456789"),
        ["Audio.MobileNumber.EnabledCallInAuthentication"] = (all => all.Audio!.MobileNumber!.EnabledCallInAuthentication, true),
        ["Audio.MobileNumber.EnabledCallMe"] = (all => all.Audio!.MobileNumber!.EnabledCallMe, true),
        ["Video"] = (all => all.Video!.UserEmail, "a@x.com"),
        ["Video.UserEmail"] = (all => all.Video!.UserEmail, "a@x.com"),
        ["Video.SiteUrl"] = (all => all.Video!.SiteUrl, "site4.webex.com"),
        ["Video.VideoDevices"] = (all =>
            all.Video!.VideoDevices.ToString(), "device1 <device1@example.com>; device2 <device2@example.com> (default)"),
        ["Video.VideoDevices.DeviceName"] = (all => all.Video!.VideoDevices[1].DeviceName, "device2"),
        ["Video.VideoDevices.DeviceAddress"] = (all => all.Video!.VideoDevices[1].DeviceAddress, "device2@example.com"),
        ["Video.VideoDevices.IsDefault"] = (all => all.Video!.VideoDevices[1].IsDefault, true),
        ["SchedulingOptions"] = (all => all.SchedulingOptions!.UserEmail, "a@x.com"),
        ["SchedulingOptions.UserEmail"] = (all => all.SchedulingOptions!.UserEmail, "a@x.com"),
        ["SchedulingOptions.SiteUrl"] = (all => all.SchedulingOptions!.SiteUrl, "site4.webex.com"),
        ["SchedulingOptions.EnabledJoinBeforeHost"] = (all => all.SchedulingOptions!.EnabledJoinBeforeHost, false),
        ["SchedulingOptions.JoinBeforeHostMinutes"] = (all => all.SchedulingOptions!.JoinBeforeHostMinutes, 10),
        ["SchedulingOptions.EnabledAutoShareRecording"] = (all => all.SchedulingOptions!.EnabledAutoShareRecording, false),
        ["SchedulingOptions.EnabledWebexAssistantByDefault"] = (all => all.SchedulingOptions!.EnabledWebexAssistantByDefault, true),
        ["SchedulingOptions.DelegateEmails"] = (all =>
            all.SchedulingOptions!.DelegateEmails.ToString(), "marcus.hoffmann@example.com; brenda.song@example.com"),
        ["Sites"] = (all => all.Sites.ToString(), "site3-example.webex.com; site4-example.webex.com"),
    };

    public static TheoryData<string> Fields => [.. Documented.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Each_field_of_the_documented_whole_reaches_the_user(string field)
    {
        using Session session = fixture.ConnectToAnswer(Whole);

        MeetingPreference all = await new MeetingPreferenceClient(session.Client).GetAsync(
            "a@x.com", "site4.webex.com", CancellationToken.None);

        Assert.Equal(Documented[field].Expected, Documented[field].Read(all));
    }

    [Fact]
    public void No_property_is_left_out_of_this_table()
    {
        IEnumerable<string> properties = PropertiesOf(typeof(MeetingPreference), "")
            .Concat(PropertiesOf(typeof(AudioOption), "Audio."))
            .Concat(PropertiesOf(typeof(PhoneNumber), "Audio.MobileNumber."))
            .Concat(PropertiesOf(typeof(VideoOption), "Video."))
            .Concat(PropertiesOf(typeof(VideoDevice), "Video.VideoDevices."))
            .Concat(PropertiesOf(typeof(SchedulingOption), "SchedulingOptions."));

        Assert.Equal(properties.Order(), Documented.Keys.Order());
    }

    [Fact]
    public async Task A_part_reads_the_same_alone_and_in_the_whole()
    {
        using Session session = fixture.Connect();
        foreach (string email in Enumerable.Range(1, 16).Select(Organization.Email))
        {
            MeetingPreference all = await new MeetingPreferenceClient(session.Client).GetAsync(email, null, CancellationToken.None);
            AssertSame(all.Audio!, await new AudioOptionClient(session.Client).GetAsync(email, null, CancellationToken.None));
            AssertSame(all.Video!, await new VideoOptionClient(session.Client).GetAsync(email, null, CancellationToken.None));
            AssertSame(all.SchedulingOptions!,
                await new SchedulingOptionClient(session.Client).GetAsync(email, null, CancellationToken.None));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"audio":null,"video":null,"schedulingOptions":null,"sites":null,"personalMeetingRoom":null}""")]
    [InlineData("""{"audio":"none","video":[],"schedulingOptions":7,"sites":{},"personalMeetingRoom":{"topic":"off","personalMeetingRoomLink":""}}""")]
    public async Task Parts_that_do_not_come_are_null_and_cost_no_response(string answer)
    {
        using Session session = fixture.ConnectToAnswer(answer);

        MeetingPreference all = await new MeetingPreferenceClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None);

        Assert.Null(all.Audio);
        Assert.Null(all.Video);
        Assert.Null(all.SchedulingOptions);
        Assert.Null(all.PersonalMeetingRoom);
        Assert.NotNull(all.Sites);
    }

    [Fact]
    public async Task Text_of_the_preferences_shows_no_PIN()
    {
        using Session session = fixture.ConnectToAnswer(Whole);

        MeetingPreference all = await new MeetingPreferenceClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None);

        string text =
            $"{all} {all.Audio} {all.Audio!.OfficeNumber} {all.Video} {all.SchedulingOptions} {all.PersonalMeetingRoom} {all.Sites}";
        Assert.DoesNotContain("0314", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0325", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_meeting_session_type_has_every_documented_field()
    {
        using Session session = fixture.ConnectToAnswer(
            """{"items":[{"id":"628","name":"Webex Meetings EC 2.0 meeting","type":"meeting","attendeesCapacity":1000}]}""");

        MeetingSessionType type = Assert.Single(
            await new MeetingSessionTypeClient(session.Client).GetAsync("a@x.com", "site4.webex.com", CancellationToken.None));

        Assert.Equal(("a@x.com", "site4.webex.com"), (type.UserEmail, type.SiteUrl));
        Assert.Equal(("628", "Webex Meetings EC 2.0 meeting", "meeting", 1000), (type.Id, type.Name, type.Type, type.AttendeesCapacity));
        Assert.Contains("hostEmail=a%40x.com", Assert.Single(fixture.Simulator.RequestLog.Entries).PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"items":null}""")]
    [InlineData("""{"items":[]}""")]
    public async Task A_user_without_session_types_is_an_error(string answer)
    {
        using Session session = fixture.ConnectToAnswer(answer);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() =>
            new MeetingSessionTypeClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None));

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
    }

    private static void AssertSame<T>(T one, T other)
    {
        foreach (PropertyInfo property in typeof(T).GetProperties())
        {
            Assert.Equal($"{property.Name}: {property.GetValue(one)}", $"{property.Name}: {property.GetValue(other)}");
        }
    }

    private static IEnumerable<string> PropertiesOf(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => prefix + property.Name);
}
