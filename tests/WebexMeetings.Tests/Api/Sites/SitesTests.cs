using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Sites;

public sealed class SitesTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_user_has_sites_and_one_of_them_is_the_default()
    {
        using Session session = fixture.Connect();

        IReadOnlyList<WebexMeetings.Site> sites =
            await new WebexMeetings.Api.Sites.SitesClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None);

        Assert.Equal(
            [("a@x.com", "site1.example.webex.com", true), ("a@x.com", "site4.webex.com", false)],
            sites.Select(site => (site.UserEmail, site.SiteUrl, site.IsDefault)).OrderBy(site => site.SiteUrl, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""[{"siteUrl":"a.webex.com","default":false},{"siteUrl":"b.webex.com","default":true},{"siteUrl":"c.webex.com"}]""", "b.webex.com")]
    [InlineData("""[{"siteUrl":"HTTPS://B.webex.com/","default":"true"},{"siteUrl":"b.webex.com","default":true}]""", "b.webex.com")]
    [InlineData("""[{"siteUrl":"only.webex.com"}]""", "only.webex.com")]
    public async Task The_default_site_is_the_one_that_is_marked_wherever_it_stands(string sites, string expected)
    {
        using Session session = fixture.ConnectToAnswer($$"""{"sites":{{sites}}}""");

        Assert.Equal(expected, await new DefaultSite(session.Client, CancellationToken.None).GetAsync("Ann"));
    }

    [Theory]
    [InlineData("""[{"siteUrl":"a.webex.com"},{"siteUrl":"b.webex.com"}]""")]
    [InlineData("""[{"siteUrl":"a.webex.com","default":true},{"siteUrl":"b.webex.com","default":true}]""")]
    public async Task A_default_site_is_not_guessed(string sites)
    {
        using Session session = fixture.ConnectToAnswer($$"""{"sites":{{sites}}}""");

        WebexApiException failure =
            await Assert.ThrowsAsync<WebexApiException>(() => new DefaultSite(session.Client, CancellationToken.None).GetAsync("Ann"));

        Assert.Equal(
            "Ann: Nothing was changed. This call has to name a site, and the default site of the signed-in user is not known "
            + "(Webex does not mark exactly one site as the default).",
            failure.Message);
        Assert.Equal("Give -SiteUrl, or connect with Connect-Webex -SiteUrl.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData(400, WebexErrorKind.InvalidInput, "Give -SiteUrl, or connect")]
    [InlineData(403, WebexErrorKind.InvalidInput, "Give -SiteUrl, or connect")]
    [InlineData(404, WebexErrorKind.InvalidInput, "Give -SiteUrl, or connect")]
    [InlineData(401, WebexErrorKind.Unauthorized, "Get a new access token")]
    public async Task A_default_site_that_Webex_does_not_show_is_asked_for_once(int status, object kind, string action)
    {
        using var webex = new ScriptedWebex();
        webex.On("GET /", status);
        var site = new DefaultSite(webex.Session.Client, CancellationToken.None);

        WebexApiException first = await Assert.ThrowsAsync<WebexApiException>(() => site.GetAsync("Ann"));
        WebexApiException second = await Assert.ThrowsAsync<WebexApiException>(() => site.GetAsync("Bob"));

        Assert.StartsWith("Ann: Nothing was changed.", first.Message, StringComparison.Ordinal);
        Assert.StartsWith("Bob: Nothing was changed.", second.Message, StringComparison.Ordinal);
        Assert.Equal(kind, first.Kind);
        Assert.StartsWith(action, first.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(webex.Sent);
    }

    [Fact]
    public async Task After_a_failure_that_may_pass_the_next_input_asks_for_the_default_site_again()
    {
        using var webex = new ScriptedWebex();
        webex.On("GET /", 409);
        var site = new DefaultSite(webex.Session.Client, CancellationToken.None);
        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => site.GetAsync("Ann"));
        webex.On("GET /", """{"sites":[{"siteUrl":"one.webex.com"}]}""");

        Assert.Equal("one.webex.com", await site.GetAsync("Bob"));
        Assert.StartsWith("Ann: Nothing was changed. Your own sites: ", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"sites":[]}""")]
    public async Task A_default_site_that_is_set_and_cannot_be_read_back_is_not_to_be_set_again(string answer)
    {
        using var webex = new ScriptedWebex();
        webex.On("PUT /", 204).On("GET /", answer);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() =>
            new SitesClient(webex.Session.Client).SetDefaultAsync(null, "one.webex.com", readBack: true, CancellationToken.None));

        Assert.StartsWith(
            "Your own default site: The change was made, but the new state could not be read.", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("Do not repeat the change", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_site_that_is_set_without_an_answer_is_read_when_asked_for()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 204 });
        var sites = new WebexMeetings.Api.Sites.SitesClient(session.Client);

        Assert.Null(await sites.SetDefaultAsync("a@x.com", "site4.webex.com", readBack: false, CancellationToken.None));
        Assert.Equal(
            "site4.webex.com",
            (await sites.SetDefaultAsync("a@x.com", "site4.webex.com", readBack: true, CancellationToken.None))!.SiteUrl);
    }

    [Fact]
    public async Task Another_site_than_the_one_that_was_set_is_an_error()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 200, Body = """{"siteUrl":"other.webex.com","default":true}""" });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => new WebexMeetings.Api.Sites.SitesClient(session.Client)
                .SetDefaultAsync(null, "site4.webex.com", readBack: true, CancellationToken.None));

        Assert.Equal(
            "Your own default site: The change was sent, but Webex's response is about 'other.webex.com' instead of 'site4.webex.com'.",
            failure.Message);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"sites":null}""")]
    [InlineData("""{"items":[{"siteUrl":"x.webex.com"}]}""")]
    public async Task A_user_without_sites_is_told_so(string answer)
    {
        using Session session = fixture.ConnectToAnswer(answer);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => new WebexMeetings.Api.Sites.SitesClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None));

        Assert.Equal("Sites of 'a@x.com': Webex lists no site for this user.", failure.Message);
    }

    [Fact]
    public async Task The_default_site_is_set_with_a_lower_case_true_and_the_site_in_the_body()
    {
        using Session session = fixture.Connect();

        WebexMeetings.Site? site = await new WebexMeetings.Api.Sites.SitesClient(session.Client)
            .SetDefaultAsync("a@x.com", "site4.webex.com", readBack: true, CancellationToken.None);

        Assert.Equal(("a@x.com", "site4.webex.com", true), (site!.UserEmail, site.SiteUrl, site.IsDefault));
        Assert.Equal("site4.webex.com", fixture.Simulator.Organization.DefaultSite("a@x.com")!.Host);
        LoggedRequest request = Assert.Single(fixture.Simulator.RequestLog.Entries, request => request.Method == "PUT");
        Assert.Equal(
            ("PUT", "/v1/meetingPreferences/sites?defaultSite=true&userEmail=a%40x.com", """{"siteUrl":"site4.webex.com"}"""),
            (request.Method, request.PathAndQuery, request.Body));
    }
}
