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

        IReadOnlyList<WebexMeetings.Site> sites = await new WebexMeetings.Api.Sites.SitesClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None);

        Assert.Equal([("a@x.com", "site1.example.webex.com", true), ("a@x.com", "site4.webex.com", false)], sites.Select(site => (site.UserEmail, site.SiteUrl, site.IsDefault)));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"sites":null}""")]
    [InlineData("""{"items":[{"siteUrl":"x.webex.com"}]}""")]
    public async Task A_user_without_sites_is_told_so(string answer)
    {
        using Session session = fixture.ConnectToAnswer(answer);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => new WebexMeetings.Api.Sites.SitesClient(session.Client).GetAsync("a@x.com", null, CancellationToken.None));

        Assert.Equal("Sites of 'a@x.com': Webex lists no site for this user.", failure.Message);
    }

    [Fact]
    public async Task The_default_site_is_set_with_a_lower_case_true_and_the_site_in_the_body()
    {
        using Session session = fixture.Connect();

        WebexMeetings.Site? site = await new WebexMeetings.Api.Sites.SitesClient(session.Client).SetDefaultAsync("a@x.com", "site4.webex.com", readBack: true, CancellationToken.None);

        Assert.Equal(("a@x.com", "site4.webex.com", true), (site!.UserEmail, site.SiteUrl, site.IsDefault));
        Assert.Equal("site4.webex.com", fixture.Simulator.Organization.DefaultSite("a@x.com")!.Host);
        LoggedRequest request = Assert.Single(fixture.Simulator.RequestLog.Entries, request => request.Method == "PUT");
        Assert.Equal(("PUT", "/v1/meetingPreferences/sites?defaultSite=true&userEmail=a%40x.com", """{"siteUrl":"site4.webex.com"}"""), (request.Method, request.PathAndQuery, request.Body));
    }
}
