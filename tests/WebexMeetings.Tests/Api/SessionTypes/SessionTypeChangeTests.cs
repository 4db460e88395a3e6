using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.SessionTypes;

public sealed class SessionTypeChangeTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Site = "site4.webex.com";
    private const string Subject = "Session types of 'a@x.com'";
    private static readonly UserIdentity Alice = new("a@x.com", null);

    [Theory]
    [InlineData(SessionTypeChange.Add, "9 11 659 3")]
    [InlineData(SessionTypeChange.Remove, "9 11")]
    [InlineData(SessionTypeChange.Set, "3 659")]
    public async Task The_whole_new_set_is_written(object change, string expected)
    {
        using Session session = fixture.Connect();
        await session.SessionTypes.ChangeAsync(
            Alice, Site, SessionTypeChange.Set, ["9", "11", "659"], readBack: true, CancellationToken.None);
        string[] named = (SessionTypeChange)change == SessionTypeChange.Remove ? ["659", "1002"] : ["3", "659"];

        ChangeResult<UserSessionTypes> result =
            await session.SessionTypes.ChangeAsync(Alice, Site, (SessionTypeChange)change, named, readBack: true, CancellationToken.None);

        string[] wanted = [.. expected.Split(' ').Order()];
        Assert.True(result.ChangesSomething);
        Assert.Equal(wanted, result.State!.SessionTypes.Select(type => type.Id!).Order());
        Assert.Equal(wanted, fixture.Simulator.Organization.SessionTypeIds("a@x.com", Site).Order());
    }

    [Theory]
    [InlineData(SessionTypeChange.Add, "9")]
    [InlineData(SessionTypeChange.Remove, "3")]
    [InlineData(SessionTypeChange.Set, "11 9")]
    public async Task Nothing_is_written_when_nothing_changes(object change, string named)
    {
        using Session session = fixture.Connect();
        await session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Set, ["9", "11"], readBack: true, CancellationToken.None);
        fixture.Simulator.RequestLog.Clear();

        ChangeResult<UserSessionTypes> result = await session.SessionTypes.ChangeAsync(
            Alice, Site, (SessionTypeChange)change, named.Split(' '), readBack: true, CancellationToken.None);

        Assert.False(result.ChangesSomething);
        Assert.Equal(["GET"], fixture.Simulator.RequestLog.Entries.Select(request => request.Method));
    }

    [Fact]
    public async Task Who_has_none_yet_can_be_given_some()
    {
        using Session session = fixture.Connect();

        ChangeResult<UserSessionTypes> result = await session.SessionTypes.ChangeAsync(
            new UserIdentity("no-types@example.com", null),
            "site1.example.webex.com",
            SessionTypeChange.Add,
            ["3"],
            readBack: true,
            CancellationToken.None);

        Assert.Equal(["3"], result.State!.SessionTypes.Select(type => type.Id));
    }

    [Theory]
    [InlineData("""{"items":[{"personId":"P1","siteUrl":"one.webex.com","sessionTypes":[{"id":"9"}]}]}""", """["9","3"]""")]
    [InlineData("""{"items":[]}""", """["3"]""")]
    public async Task An_empty_list_for_an_address_is_believed_only_when_it_is_empty_for_the_ID_too(string byId, string written)
    {
        using var webex = new ScriptedWebex();
        webex.On("GET /admin/meeting/userconfig/sessionTypes", """{"items":[]}""");
        webex.On("GET /admin/meeting/userconfig/sessionTypes?siteUrl=one.webex.com&personId=P1", byId);
        webex.On("GET /people?email=a%40x.com", """{"items":[{"id":"P1"}]}""").On("PUT /", 204);

        await webex.Session.SessionTypes.ChangeAsync(
            Alice, "one.webex.com", SessionTypeChange.Add, ["3"], readBack: false, CancellationToken.None);

        Assert.EndsWith(
            $$"""{"siteUrl":"one.webex.com","personId":"P1","sessionTypeIds":{{written}}}""",
            Assert.Single(webex.Written),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_ID_nothing_is_written_over_an_empty_list()
    {
        using var webex = new ScriptedWebex();
        webex.On("GET /admin/meeting/userconfig/sessionTypes", """{"items":[]}""").On("GET /people", 403);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => webex.Session.SessionTypes.ChangeAsync(
            Alice, "one.webex.com", SessionTypeChange.Add, ["3"], readBack: false, CancellationToken.None));

        Assert.StartsWith(
            "Session types of 'a@x.com' on 'one.webex.com': Whether Webex's response is about this user could not be checked. Nothing was "
                + "changed.",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Fact]
    public async Task After_an_outage_the_next_input_asks_for_the_session_types_of_the_site_again()
    {
        using var webex = new ScriptedWebex();
        webex.On("GET /", 409);
        var types = new SiteSessionTypes(webex.Session.Client, CancellationToken.None);
        await Assert.ThrowsAsync<WebexApiException>(() => types.FindIdsAsync(Subject, Site, ["PRO"]));
        webex.On("GET /", """{"items":[{"id":"3","shortName":"PRO"}]}""");

        Assert.Equal(["3"], await types.FindIdsAsync(Subject, Site, ["PRO"]));
        Assert.Equal(["3"], await types.FindIdsAsync(Subject, Site, ["PRO"]));
        Assert.Equal(2, webex.Sent.Length);
    }

    [Fact]
    public async Task An_address_that_no_header_carries_is_written_by_its_id()
    {
        using Session session = fixture.Connect();

        await session.SessionTypes.ChangeAsync(
            new UserIdentity("jürgen.müller@example.com", null),
            Site,
            SessionTypeChange.Set,
            ["3"],
            readBack: true,
            CancellationToken.None);

        string id = fixture.Simulator.Organization.PersonId("jürgen.müller@example.com");
        Assert.Equal(
            $$"""{"siteUrl":"site4.webex.com","personId":"{{id}}","sessionTypeIds":["3"]}""",
            fixture.Simulator.RequestLog.Entries[^1].Body);
    }

    [Fact]
    public async Task Another_site_s_session_types_are_not_taken_for_these()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", Status = 200, Body = """{"items":[{"siteUrl":"other.webex.com","sessionTypes":[{"id":"13"}]},{"email":"A@x.com","siteUrl":"SITE4.webex.com","sessionTypes":[{"id":"9"}]}]}""" });

        await session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Add, ["3"], readBack: true, CancellationToken.None);

        Assert.Contains("""
            "sessionTypeIds":["9","3"]
            """, fixture.Simulator.RequestLog.Entries[^1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("659", "659")]
    [InlineData("web", "659")]
    [InlineData("Webex Webinars 1000", "659")]
    [InlineData("pro meeting, zürich 漢字", "1001")]
    public async Task A_session_type_is_found_by_id_short_name_and_name(string name, string id)
    {
        using Session session = fixture.Connect();

        Assert.Equal([id], await new SiteSessionTypes(session.Client, CancellationToken.None).FindIdsAsync(Subject, Site, [name, name]));
    }

    [Fact]
    public async Task What_a_site_has_is_asked_once()
    {
        using Session session = fixture.Connect();
        var types = new SiteSessionTypes(session.Client, CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => types.FindIdsAsync(Subject, Site, ["PRO"])));
        await types.FindIdsAsync(Subject, "site2.example.webex.com", ["LAB"]);

        Assert.Equal(2, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task An_unknown_session_type_is_told_with_those_there_are()
    {
        using Session session = fixture.Connect();

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => new SiteSessionTypes(session.Client, CancellationToken.None).FindIdsAsync(
                Subject, "site1.example.webex.com", ["PRO", "Hologram"]));

        Assert.Equal(
            "Session types of 'a@x.com': The site has no session type 'Hologram'; it has PRO (3), ONS (9), TRS (11), SUP (13), WEB (659), "
                + "PRV (687). Nothing was changed.",
            failure.Message);
        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
    }

    [Fact]
    public async Task The_default_site_stands_in_for_one_that_is_not_named()
    {
        using Session session = fixture.Connect();
        var site = new DefaultSite(session.Client, CancellationToken.None);

        Assert.Equal(["site1.example.webex.com", "site1.example.webex.com"], [await site.GetAsync(Subject), await site.GetAsync(Subject)]);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_default_site_that_nobody_may_ask_for_has_to_be_named()
    {
        using Session unused = fixture.Connect();
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.WithoutPreferences);

        WebexApiException failure =
            await Assert.ThrowsAsync<WebexApiException>(() => new DefaultSite(session.Client, CancellationToken.None).GetAsync(Subject));

        Assert.StartsWith(
            $"{Subject}: Nothing was changed. This call has to name a site, and the default site of the signed-in user is not known",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal("Give -SiteUrl, or connect with Connect-Webex -SiteUrl.", failure.RecommendedAction);
    }
}
