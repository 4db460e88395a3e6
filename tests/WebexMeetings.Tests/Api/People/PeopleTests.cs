using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.People;

public sealed class PeopleTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task A_person_is_read_field_by_field()
    {
        using Session session = fixture.ConnectToAnswer("""
            {"id":"P1","emails":["a@x.com","alice@x.com"],"displayName":"Alice Xu","firstName":"Alice","lastName":"Xu","title":"Boss","department":"IT","orgId":"O1","type":"person",
             "siteUrls":["Site1.webex.com","site3.webex.com#attendee"],"sipAddresses":[{"type":"cloud-calling","value":"x"},{"type":"personal-room","value":"a@site1"}],
             "roles":["R1"],"licenses":["L1","L2"],"status":"active","loginEnabled":"true","invitePending":false,
             "created":"2021-06-03T06:52:26.550Z","lastModified":"2024-09-27T04:01:17.235Z","lastActivity":"nonsense"}
            """);

        WebexMeetings.Person person = await session.People.GetAsync("P1", "site1.webex.com", CancellationToken.None);

        Assert.Equal(("P1", "a@x.com", "a@x.com; alice@x.com"), (person.PersonId, person.UserEmail, person.Emails.ToString()));
        Assert.Equal(("Alice Xu", "Alice", "Xu", "Boss", "IT"), (person.DisplayName, person.FirstName, person.LastName, person.Title, person.Department));
        Assert.Equal(("O1", "person", "active"), (person.OrganizationId, person.Type, person.Status));
        Assert.Equal(("site1.webex.com", "site1.webex.com", "site3.webex.com"), (person.SiteUrl, person.SiteUrls.ToString(), person.AttendeeSiteUrls.ToString()));
        Assert.True(person.HasPersonalRoom);
        Assert.Equal(("R1", "L1; L2"), (person.Roles.ToString(), person.Licenses.ToString()));
        Assert.Equal((true, false), (person.LoginEnabled, person.InvitePending));
        Assert.Equal(new DateTimeOffset(2021, 6, 3, 6, 52, 26, 550, TimeSpan.Zero), person.Created);
        Assert.Equal(new DateTimeOffset(2024, 9, 27, 4, 1, 17, 235, TimeSpan.Zero), person.LastModified);
        Assert.Null(person.LastActivity);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"emails":null,"siteUrls":{},"sipAddresses":"none","roles":7}""")]
    public async Task A_person_of_whom_next_to_nothing_is_told_is_a_person_all_the_same(string answer)
    {
        using Session session = fixture.ConnectToAnswer(answer);

        WebexMeetings.Person person = await session.People.GetAsync("P1", null, CancellationToken.None);

        Assert.Null(person.UserEmail);
        Assert.Empty(person.Emails);
        Assert.Empty(person.SiteUrls);
        Assert.False(person.HasPersonalRoom);
        Assert.Equal(string.Empty, person.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_pages_are_read_until_there_is_no_next_one_also_when_one_is_empty(bool emptyPages)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Options.LargestPage = 20;
        fixture.Simulator.Options.EmptyPages = emptyPages;
        try
        {
            var people = new List<WebexMeetings.Person>();
            Uri? next = null;
            do
            {
                Page<IReadOnlyList<WebexMeetings.Person>> page = await session.People.ListAsync(null, null, next, CancellationToken.None);
                people.AddRange(page.Content);
                next = page.Next;
            }
            while (next is not null);

            Assert.Equal(fixture.Simulator.Organization.Everybody, people.Select(person => person.PersonId).Distinct().Count());
            Assert.Equal(people.Count, people.Select(person => person.PersonId).Distinct().Count());
            Assert.Equal(emptyPages ? 7 : 4, fixture.Simulator.RequestLog.Total);
        }
        finally
        {
            fixture.Simulator.Options.LargestPage = 1000;
            fixture.Simulator.Options.EmptyPages = false;
        }
    }

    [Fact]
    public async Task A_next_page_at_another_origin_is_refused()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Usual, Headers = new Dictionary<string, string> { ["Link"] = "<https://evil.example.com/v1/people?cursor=1>; rel=\"next\"" } });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => session.People.ListAsync(null, null, null, CancellationToken.None));

        Assert.Equal(WebexErrorKind.CrossOrigin, failure.Kind);
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_ends_in_an_error_and_not_never()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Usual, Headers = new Dictionary<string, string> { ["Link"] = $"<{session.Connection.ApiBaseUri}/people?max=1000>; rel=\"next\"" } });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => session.People.ListAsync(null, null, null, CancellationToken.None));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains("a page that names itself as the next one", failure.Message, StringComparison.Ordinal);
    }
}
