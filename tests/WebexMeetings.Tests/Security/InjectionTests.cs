using System.Web;
using WebexMeetings.Api.Core;
using WebexMeetings.Authentication;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Security;

/// <summary>What an attacker might put into a row of somebody's CSV: refused, or sent as the value that it is.</summary>
public sealed class InjectionTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    public static TheoryData<string> Attacks { get; } =
    [
        "a@x.com\r\nX-Evil: 1",
        "a@x.com\nX-Evil: 1",
        "a@x.com\0",
        "a@x.com%0d%0aX-Evil:%201",
        "a@x.com&siteUrl=evil.example",
        "a@x.com#fragment",
        "a+b@x.com",
        "a%2Bb@x.com",
        "\"a\"@x.com",
        "'a'@x.com",
        "a@x.com?userEmail=b@x.com",
        "../../admin@x.com",
        "a@x.com\u2028X-Evil: 1",
        "a@x.com\u0085X",
        "ａ＠x.com",
        new string('a', 100_000) + "@x.com",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_room_s_user_is_refused_or_stays_one_value_of_the_query(string attack)
    {
        using Session session = fixture.Connect();
        await Record.ExceptionAsync(() => session.GetRoomAsync(EmailAddress.Parse(attack)));

        AssertOnlyParameter("userEmail", attack);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_user_of_session_types_is_refused_or_stays_one_header_or_one_value_of_the_query(string attack)
    {
        using Session session = fixture.Connect();
        await Record.ExceptionAsync(() => session.GetTypesAsync(EmailAddress.Parse(attack)));

        foreach (LoggedRequest request in fixture.Simulator.RequestLog.Entries)
        {
            Assert.True(request.EmailHeader is null || request.EmailHeader == attack.Trim(), request.EmailHeader);
            Assert.All(
                HttpUtility.ParseQueryString(new Uri(fixture.Simulator.ApiBaseUri, request.PathAndQuery).Query).AllKeys,
                key => Assert.Equal("email", key));
        }
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_site_is_refused_or_stays_one_value_of_the_query(string attack)
    {
        using Session session = fixture.Connect();
        await Record.ExceptionAsync(() => session.GetRoomAsync(null, SiteHost.Parse(attack)));

        AssertOnlyParameter("siteUrl", attack);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_person_s_id_is_refused_or_stays_one_value_of_the_query(string attack)
    {
        using Session session = fixture.Connect();
        await Record.ExceptionAsync(() => session.GetTypesAsync(null, PersonIdentifier.Parse(attack)));

        AssertOnlyParameter("personId", attack);
    }

    [Theory]
    [InlineDataExceptOnMono("Mono does not look for line ends in headers.", "token\r\nX-Evil: 1")]
    [InlineDataExceptOnMono("Mono does not look for line ends in headers.", "token\nX-Evil: 1")]
    [InlineData("token\0")]
    [InlineData("token value")]
    [InlineData("token, Basic x")]
    [InlineData("token;realm=x")]
    [InlineData("token\"")]
    [InlineData("tok=en")]
    public void A_token_that_would_be_more_than_a_token_does_not_leave(string token)
    {
        // Whatever Connect-Webex is given goes through here before anything is sent.
        var failure = Assert.Throws<WebexApiException>(() => Secrets.ParseToken(token));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.DoesNotContain(token, failure.ToString(), StringComparison.Ordinal);
    }

    private void AssertOnlyParameter(string name, string attack)
    {
        foreach (LoggedRequest request in fixture.Simulator.RequestLog.Entries)
        {
            Assert.DoesNotContain('#', request.PathAndQuery);
            var query = HttpUtility.ParseQueryString(request.PathAndQuery.Split('?', 2)[1]);
            Assert.Equal([name], query.AllKeys.OfType<string>());
            Assert.Equal(attack.Trim(), query[name], ignoreCase: name == "siteUrl");
        }
    }
}
