using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

public sealed class SchedulingChangeTests(SimulatorFixture fixture) : PreferenceTest(fixture), IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("""{"delegateEmails":null}""")]
    [InlineData("""{"delegateEmails":[7]}""")]
    [InlineData("""{"delegateEmails":["a@x.com, b@x.com"]}""")]
    public async Task Delegates_that_are_not_named_are_neither_known_nor_sent(string strange)
    {
        using Session session = Fixture.Connect();
        Fixture.Simulator.Faults.Add(
            new Fault { Method = "GET", PathContains = "/scheduling", Status = 200, Body = Overlay(SchedulingNow(), strange) });

        await new SchedulingOptionClient(session.Client).ChangeAsync(
            Email, Site, new SchedulingOptionPatch { JoinBeforeHostMinutes = 15 }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("delegateEmails", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assistant_that_the_response_does_not_have_is_not_sent()
    {
        using Session session = Fixture.Connect();
        Fixture.Simulator.Faults.Add(
            new Fault { Method = "GET", PathContains = "/scheduling", Status = 200,
                Body = SchedulingNow().Replace("enabledWebexAssistantByDefault", "other", StringComparison.Ordinal) });

        await new SchedulingOptionClient(session.Client).ChangeAsync(
            Email, Site, new SchedulingOptionPatch { DelegateEmails = [] }, readBack: false, CancellationToken.None);

        Assert.DoesNotContain("enabledWebexAssistantByDefault", Sent(), StringComparison.Ordinal);
        Assert.EndsWith("\"delegateEmails\":[]}", Sent(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_delegates_who_are_not_there_are_inserted_and_only_those_who_are_deleted()
    {
        using Session session = Fixture.Connect();
        var scheduling = new SchedulingOptionClient(session.Client);
        Delegates("b@x.com", "user@example.com");

        ChangeResult<SchedulingOption> added = await scheduling.ChangeDelegatesAsync(
            Email, Site, ["B@x.com", "kanji@example.com", "Kanji@example.com"], remove: false, readBack: true, CancellationToken.None);
        Assert.Equal("""{"emails":["kanji@example.com"]}""", Sent());
        Assert.Equal("DelegateEmails b@x.com; user@example.com -> b@x.com; user@example.com; kanji@example.com",
            SettingChangeText.Describe(added.Changes));
        Assert.Equal(["b@x.com", "user@example.com", "kanji@example.com"], added.State!.DelegateEmails);

        ChangeResult<SchedulingOption> removed = await scheduling.ChangeDelegatesAsync(
            Email, Site, ["USER@example.com", "admin@example.com"], remove: true, readBack: false, CancellationToken.None);
        Assert.Equal("""{"emails":["USER@example.com"]}""", Sent());
        Assert.Equal("DelegateEmails b@x.com; user@example.com; kanji@example.com -> b@x.com; kanji@example.com",
            SettingChangeText.Describe(removed.Changes));
    }

    [Theory]
    [InlineData(false, "b@x.com")]
    [InlineData(true, "admin@example.com")]
    public async Task Nothing_is_sent_for_delegates_who_are_or_are_not_there_already(bool remove, string email)
    {
        using Session session = Fixture.Connect();
        Delegates("b@x.com");

        ChangeResult<SchedulingOption> result = await new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(
            Email, Site, [email], remove, readBack: false, CancellationToken.None);

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
        using Session session = Fixture.Connect();
        Delegates("b@x.com", "user@example.com");
        Fixture.Simulator.Faults.Add(
            new Fault { Method = "GET", PathContains = "/scheduling", Status = 200, Body = Overlay(SchedulingNow(), strange) });

        await new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(
            Email, Site, ["b@x.com"], remove: true, readBack: false, CancellationToken.None);

        Assert.Equal(["user@example.com"], Fixture.Simulator.Organization.Preferences.Of(Email, Site).Scheduling.DelegateEmails);
    }

    [Fact]
    public async Task A_change_that_could_not_be_read_back_says_that_it_was_made()
    {
        using Session session = Fixture.Connect();
        Delegates("b@x.com");
        Fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "/scheduling", Skip = 1, Status = 403 });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() =>
            new SchedulingOptionClient(session.Client).ChangeDelegatesAsync(
                Email, Site, ["user@example.com"], remove: false, readBack: true, CancellationToken.None));

        Assert.StartsWith($"Scheduling options of '{Email}' on '{Site}': The change was made, but the new state could not be read.",
            failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-room@example.com", "a@x.com")]
    [InlineData("no-room@example.com", "empty-link@example.com")]
    [InlineData("user@example.com", "empty-link@example.com")]
    [InlineData("user@example.com", "a@x.com")]
    public async Task Where_Webex_ignores_the_user_nothing_is_written_whoever_has_a_room(string caller, string asked)
    {
        Fixture.Simulator.Reset();
        Fixture.Simulator.Options.IgnoreUserEmailWithoutAdmin = true;
        AccessToken token = Fixture.Simulator.Tokens.Issue(caller, Scopes.User);
        using var session = new Session(Fixture.Simulator.ApiBaseUri, token.Value);

        await Assert.ThrowsAsync<WebexApiException>(() => new AudioOptionClient(session.Client)
            .ChangeAsync(asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "New" }, readBack: false,
                CancellationToken.None));
        await Assert.ThrowsAsync<WebexApiException>(() => new SchedulingOptionClient(session.Client)
            .ChangeDelegatesAsync(asked, null, ["b@x.com"], remove: false, readBack: false, CancellationToken.None));

        // Nothing would change in the caller's options, which says nothing about those of the user.
        var options = new SchedulingOptionClient(session.Client);
        SchedulingOption callers = await options.GetAsync(asked, null, CancellationToken.None);
        var same = new SchedulingOptionPatch { JoinBeforeHostMinutes = callers.JoinBeforeHostMinutes };
        await Assert.ThrowsAsync<WebexApiException>(() => options.ChangeAsync(asked, null, same, readBack: false, CancellationToken.None));
        await Assert.ThrowsAsync<WebexApiException>(() => options
            .ChangeDelegatesAsync(asked, null, ["somebody@x.com"], remove: true, readBack: false, CancellationToken.None));

        AssertNothingWritten();
        Fixture.Simulator.Reset();
    }

    [Theory]
    [InlineData("empty-link@example.com")]
    [InlineData("a@x.com")]
    public async Task Whether_Webex_heeds_the_user_is_found_out_once_a_run(string asked)
    {
        Fixture.Simulator.Reset();
        AccessToken token = Fixture.Simulator.Tokens.Issue("no-room@example.com", Scopes.All);
        using var session = new Session(Fixture.Simulator.ApiBaseUri, token.Value);
        var audio = new AudioOptionClient(session.Client);

        await audio.ChangeAsync(
            asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "1" }, readBack: false, CancellationToken.None);
        Fixture.Simulator.RequestLog.Clear();
        await audio.ChangeAsync(
            asked, null, new AudioOptionPatch { OtherTeleconferenceDescription = "2" }, readBack: false, CancellationToken.None);

        Assert.Equal(["GET", "PUT"], Fixture.Simulator.RequestLog.Entries.Select(request => request.Method));
        Fixture.Simulator.Reset();
    }

    private static string SchedulingNow() =>
        """{"enabledJoinBeforeHost":true,"joinBeforeHostMinutes":5,"enabledAutoShareRecording":false,"enabledWebexAssistantByDefault":false,"delegateEmails":["b@x.com"]}""";

    private void Delegates(params string[] emails) =>
        Fixture.Simulator.Organization.Preferences.Change(Email, Site, before =>
            before with { Scheduling = before.Scheduling with { DelegateEmails = emails } });
}
