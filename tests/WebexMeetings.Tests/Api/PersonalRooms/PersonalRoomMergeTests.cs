using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

public sealed class PersonalRoomMergeTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Email = "a@x.com";
    private const string Site = "site4.webex.com";

    [Fact]
    public async Task Only_the_named_setting_changes_and_the_body_is_the_whole_room()
    {
        using Session session = fixture.Connect();
        Room before = Room();

        ChangeResult<PersonalRoom> result = await session.Rooms.ChangeAsync(
            Email, Site, new PersonalRoomPatch { Topic = "Sprechstunde" }, readBack: true, CancellationToken.None);

        Assert.True(result.ChangesSomething);
        Assert.Equal("Sprechstunde", result.State!.Topic);
        Assert.Equal(before with { Topic = "Sprechstunde" }, Room() with { CoHosts = before.CoHosts });
        using JsonDocument body = JsonDocument.Parse(fixture.Simulator.RequestLog.Entries[^1].Body);
        Assert.Equal(
            [
                "topic", "hostPin", "enabledAutoLock", "autoLockMinutes", "enabledNotifyHost", "supportCoHost", "supportAnyoneAsCoHost",
                "allowFirstUserToBeCoHost", "allowAuthenticatedDevices", "coHosts",
            ],
            body.RootElement.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Every_setting_can_be_changed()
    {
        using Session session = fixture.Connect();
        var change = new PersonalRoomPatch
        {
            Topic = "T",
            HostPin = "0482571",
            EnabledAutoLock = true,
            AutoLockMinutes = 20,
            EnabledNotifyHost = true,
            SupportCoHost = true,
            SupportAnyoneAsCoHost = false,
            AllowFirstUserToBeCoHost = false,
            AllowAuthenticatedDevices = true,
            CoHosts = [new WebexMeetings.CoHost { Email = "b@x.com", DisplayName = "Bob" }],
        };

        // The site decides how long a PIN is; here the answer is what matters, not the simulator's rule of four.
        fixture.Simulator.Faults.Add(
            new Fault { Method = "PUT", Status = 200, Body = $$"""{"personalMeetingRoomLink":"{{Room().Link}}","hostPin":"0482571"}""" });
        await session.Rooms.ChangeAsync(Email, Site, change, readBack: true, CancellationToken.None);

        using JsonDocument sent = JsonDocument.Parse(fixture.Simulator.RequestLog.Entries[^1].Body);
        Assert.Equal(
            """{"topic":"T","hostPin":"0482571","enabledAutoLock":true,"autoLockMinutes":20,"enabledNotifyHost":true,"supportCoHost":true,"supportAnyoneAsCoHost":false,"allowFirstUserToBeCoHost":false,"allowAuthenticatedDevices":true,"coHosts":[{"email":"b@x.com","displayName":"Bob"}]}""",
            JsonSerializer.Serialize(sent));
    }

    [Fact]
    public async Task Nothing_is_written_when_all_is_as_wanted_already()
    {
        using Session session = fixture.Connect();
        Room before = Room();

        ChangeResult<PersonalRoom> result = await session.Rooms.ChangeAsync(
            Email,
            Site,
            new PersonalRoomPatch { Topic = before.Topic, HostPin = before.HostPin, CoHosts = [] },
            readBack: true,
            CancellationToken.None);

        Assert.False(result.ChangesSomething);
        Assert.Equal(before.Topic, result.State!.Topic);
        Assert.Equal(["GET", "GET"], fixture.Simulator.RequestLog.Entries.Select(request => request.Method));
    }

    [Fact]
    public async Task What_differs_is_told_with_old_and_new_value_and_the_PIN_masked()
    {
        using Session session = fixture.Connect();
        var change = new PersonalRoomPatch
        {
            Topic = "New",
            HostPin = "9274",
            AutoLockMinutes = 15,
            CoHosts = [new WebexMeetings.CoHost { Email = "b@x.com" }],
        };

        ChangeResult<PersonalRoom> update = await session.Rooms.PreviewAsync(Email, Site, change, CancellationToken.None);

        Assert.Equal(
            "Topic 'Alice's Personal Room' -> 'New', HostPin *** -> ***, AutoLockMinutes 0 -> 15, CoHosts (none) -> b@x.com",
            SettingChangeText.Describe(update.Changes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public Task A_topic_has_at_least_one_character(string topic) =>
        AssertRefused(new PersonalRoomPatch { Topic = topic }, "The topic has no characters; a topic has 1 to 128. Nothing was sent.");

    [Fact]
    public Task A_topic_has_at_most_128_characters() => AssertRefused(
        new PersonalRoomPatch { Topic = new string('x', 129) }, "The topic has 129 characters; a topic has 1 to 128. Nothing was sent.");

    [Theory]
    [InlineData("1234")]
    [InlineData("87654321")]
    [InlineData("7777")]
    [InlineData("48a1")]
    [InlineData("48 1")]
    [InlineData("٤٨٢١")]
    [InlineData("")]
    public async Task A_PIN_is_digits_without_run_or_repetition_and_is_not_quoted(string pin)
    {
        WebexApiException failure = await AssertRefused(
            new PersonalRoomPatch { HostPin = pin },
            "a PIN is digits only, no run such as 1234 or 4321, and no repetition such as 1111. Nothing was sent.");

        string withoutRule = failure.Message.Replace("such as 1234 or 4321", string.Empty, StringComparison.Ordinal);
        Assert.True(pin.Length == 0 || !withoutRule.Contains(pin, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("9128")]
    [InlineData("1123")]
    [InlineData("1243")]
    [InlineData("0099")]
    public async Task A_PIN_with_neighbors_that_is_not_a_run_is_taken(string pin)
    {
        using Session session = fixture.Connect();

        await session.Rooms.ChangeAsync(Email, Site, new PersonalRoomPatch { HostPin = pin }, readBack: false, CancellationToken.None);

        Assert.Equal(pin, Room().HostPin);
    }

    [Fact]
    public async Task A_topic_of_128_characters_is_taken()
    {
        using Session session = fixture.Connect();
        string topic = new('x', 128);

        await session.Rooms.ChangeAsync(Email, Site, new PersonalRoomPatch { Topic = topic }, readBack: false, CancellationToken.None);

        Assert.Equal(topic, Room().Topic);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1)]
    [InlineData(25)]
    public Task Minutes_are_one_of_five_values(int minutes) => AssertRefused(
        new PersonalRoomPatch { AutoLockMinutes = minutes },
        $"AutoLockMinutes cannot be {minutes}; it is 0, 5, 10, 15 or 20. Nothing was sent.");

    [Fact]
    public Task A_cohost_is_an_address() => AssertRefused(
        new PersonalRoomPatch { CoHosts = [new WebexMeetings.CoHost { Email = "ann" }] }, "The co-host 'ann' is not an email address");

    [Fact]
    public async Task A_flag_that_excludes_one_of_the_present_ones_is_refused_before_anything_is_written()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.ChangeRoom(Email, Site, room => room with { AllowFirstUserToBeCoHost = true });

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { SupportAnyoneAsCoHost = true });

        Assert.Contains(
            "SupportAnyoneAsCoHost and AllowFirstUserToBeCoHost exclude each other, and both would be on. Nothing was changed.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("-AllowFirstUserToBeCoHost $false", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(fixture.Simulator.RequestLog.Entries, request => request.Method == "PUT");
    }

    [Fact]
    public async Task Cohosts_that_are_present_count_as_well()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.ChangeRoom(
            Email, Site, room => room with { CoHosts = [new WebexMeetings.Simulator.CoHost("b@x.com", "Bob")] });

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { SupportAnyoneAsCoHost = true });

        Assert.Contains(
            "Co-hosts can be named only while SupportAnyoneAsCoHost and AllowFirstUserToBeCoHost are both off; the room would have 1 and "
                + "SupportAnyoneAsCoHost on.",
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_in_a_state_that_no_change_may_bring_about_takes_a_change_of_something_else()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.ChangeRoom(Email, Site, room => room with
        {
            SupportAnyoneAsCoHost = true,
            AllowFirstUserToBeCoHost = true,
            CoHosts = [new WebexMeetings.Simulator.CoHost("b@x.com", "Bob")],
        });

        await session.Rooms.ChangeAsync(Email, Site, new PersonalRoomPatch { HostPin = "9274" }, readBack: false, CancellationToken.None);

        Assert.Equal(
            ("9274", true, true, "b@x.com"),
            (Room().HostPin, Room().SupportAnyoneAsCoHost, Room().AllowFirstUserToBeCoHost, Room().CoHosts.Single().Email));
    }

    [Fact]
    public async Task A_cohost_has_the_name_that_is_known_else_the_address()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.ChangeRoom(
            Email, Site, room => room with { CoHosts = [new WebexMeetings.Simulator.CoHost("b@x.com", "Bob")] });
        var change = new PersonalRoomPatch
        {
            CoHosts =
            [
                new WebexMeetings.CoHost { Email = "B@x.com; c@x.com, d@x.com" },
                new WebexMeetings.CoHost { Email = "e@x.com", DisplayName = "Eve" },
            ],
        };

        await session.Rooms.ChangeAsync(Email, Site, change, readBack: false, CancellationToken.None);

        Assert.Equal(
            [("B@x.com", "Bob"), ("c@x.com", "c@x.com"), ("d@x.com", "d@x.com"), ("e@x.com", "Eve")],
            Room().CoHosts.Select(coHost => (coHost.Email, coHost.DisplayName)));
    }

    [Fact]
    public async Task A_setting_that_the_answer_keeps_back_has_to_be_given()
    {
        using Session session = fixture.ConnectToAnswer("""{"topic":"T","personalMeetingRoomLink":"https://x","enabledAutoLock":false,"enabledNotifyHost":true,"supportCoHost":false}""");

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { Topic = "New" });

        Assert.Contains(
            "Webex's response does not say what is set for HostPin and AutoLockMinutes and CoHost, and a change has to repeat it. Nothing "
                + "was changed.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal("Give it as well: -HostPin, -AutoLockMinutes, -CoHost.", failure.RecommendedAction);
    }

    [Fact]
    public async Task Flags_that_the_answer_does_not_know_are_not_sent()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 200, Body = """{"topic":"T","hostPin":"4821","personalMeetingRoomLink":"https://x","enabledAutoLock":false,"autoLockMinutes":5,"enabledNotifyHost":true,"supportCoHost":false,"coHosts":[]}""" });

        await session.Rooms.ChangeAsync(null, null, new PersonalRoomPatch { Topic = "New" }, readBack: true, CancellationToken.None);

        Assert.Equal(
            """{"topic":"New","hostPin":"4821","enabledAutoLock":false,"autoLockMinutes":5,"enabledNotifyHost":true,"supportCoHost":false,"coHosts":[]}""",
            fixture.Simulator.RequestLog.Entries[^1].Body);
    }

    [Fact]
    public async Task A_warning_beside_a_success_is_passed_on()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Usual,
                Method = "PUT",
                Headers = new Dictionary<string, string> { ["Warning"] = "1001 - \"attributes unsupported\"" },
            });

        await session.Rooms.ChangeAsync(Email, Site, new PersonalRoomPatch { Topic = "New" }, readBack: true, CancellationToken.None);

        Assert.Equal(["Personal room of 'a@x.com' on 'site4.webex.com': Webex accepted the change with a warning: 1001 - \"attributes unsupported\""], session.Listener.Warnings);
    }

    [Fact]
    public async Task A_PIN_that_the_server_quotes_back_is_masked()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(
            new Fault { Method = "PUT", Status = 400, Body = """{"message":"no","errors":[{"description":"The value 9274 is taken"}]}""" });

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { HostPin = "9274" });

        Assert.Contains("The value *** is taken", failure.Message, StringComparison.Ordinal);
        Assert.Equal("The value *** is taken", failure.Reason);
    }

    [Fact]
    public async Task The_real_reason_of_a_refused_write_stands_in_the_list_of_errors()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 403, Body = """{"message":"The request lacks scopes or roles.","errors":[{"description":"The site is in maintenance."}],"trackingId":"T1"}""" });

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { Topic = "New" });

        Assert.Equal((WebexErrorKind.Forbidden, "The site is in maintenance."), (failure.Kind, failure.Reason));
        Assert.Contains("meeting:admin_preferences_write", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.CutOff)]
    [InlineData(FaultKind.CloseConnection)]
    [InlineData(FaultKind.Html)]
    public async Task A_write_without_a_clear_answer_says_that_it_may_have_been_made_and_is_not_repeated(FaultKind kind)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = kind, Method = "PUT" });

        WebexApiException failure = await Fail(session, new PersonalRoomPatch { Topic = "New" });

        Assert.StartsWith("The change may have been made: check", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(fixture.Simulator.RequestLog.Entries, request => request.Method == "PUT");
    }

    // The API has no means against a lost update; this test holds how large the window is, and that it begins with the read.
    [Fact]
    public async Task What_changes_between_reading_and_writing_is_overwritten_and_nothing_else_lies_between()
    {
        using Session session = fixture.Connect();

        // The first change of a run also reads the signed-in user's own room.
        await session.Rooms.ChangeAsync(
            "b@x.com", Site, new PersonalRoomPatch { Topic = "First" }, readBack: false, CancellationToken.None);
        fixture.Simulator.RequestLog.Clear();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang, Method = "PUT" });
        Task<ChangeResult<PersonalRoom>> change =
            session.Rooms.ChangeAsync(Email, Site, new PersonalRoomPatch { AutoLockMinutes = 20 }, readBack: true, CancellationToken.None);
        await fixture.Simulator.Faults.WaitForHangingAsync(1);

        fixture.Simulator.Organization.ChangeRoom(Email, Site, room => room with { Topic = "Meanwhile" });
        fixture.Simulator.Faults.ReleaseHanging();
        await change;

        Assert.Equal(("Alice's Personal Room", 20), (Room().Topic, Room().AutoLockMinutes));
        Assert.Equal(["GET", "PUT"], fixture.Simulator.RequestLog.Entries.Select(request => request.Method));
    }

    private async Task<WebexApiException> AssertRefused(PersonalRoomPatch change, string problem)
    {
        using Session session = fixture.Connect();
        WebexApiException failure = await Fail(session, change);
        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.StartsWith("Personal room of 'a@x.com' on 'site4.webex.com': ", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, fixture.Simulator.RequestLog.Total);
        return failure;
    }

    private static Task<WebexApiException> Fail(Session session, PersonalRoomPatch change) =>
        Assert.ThrowsAsync<WebexApiException>(() => session.Rooms.ChangeAsync(Email, Site, change, readBack: true, CancellationToken.None));

    private Room Room() => fixture.Simulator.Organization.Room(Email, Site)!;
}
