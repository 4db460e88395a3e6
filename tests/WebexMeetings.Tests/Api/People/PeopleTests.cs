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
        Assert.Equal(
            ("Alice Xu", "Alice", "Xu", "Boss", "IT"),
            (person.DisplayName, person.FirstName, person.LastName, person.Title, person.Department));
        Assert.Equal(("O1", "person", "active"), (person.OrganizationId, person.Type, person.Status));
        Assert.Equal(
            ("site1.webex.com", "site1.webex.com", "site3.webex.com"),
            (person.SiteUrl, person.SiteUrls.ToString(), person.AttendeeSiteUrls.ToString()));
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
            NextPage? next = null;
            do
            {
                Page<IReadOnlyList<WebexMeetings.Person>> page =
                    await session.People.ListAsync(null, new PeopleQuery(null), next, CancellationToken.None);
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
        fixture.Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Usual,
                Headers = new Dictionary<string, string> { ["Link"] = "<https://evil.example.com/v1/people?cursor=1>; rel=\"next\"" },
            });

        Page<IReadOnlyList<WebexMeetings.Person>> page =
            await session.People.ListAsync(null, new PeopleQuery(null), null, CancellationToken.None);

        Assert.NotEmpty(page.Content);
        Assert.Equal(WebexErrorKind.CrossOrigin, Assert.Throws<WebexApiException>(() => page.Next!.Address).Kind);
    }

    [Theory]
    [InlineData("<http,http://127.0.0.1/v1/people?cursor=1>; rel=\"next\"")]
    [InlineData("<>; rel=\"next\"")]
    [InlineData("<https://user:password@webexapis.com/v1/people>; rel=\"next\"")]
    public async Task A_link_that_cannot_be_followed_is_an_error_of_the_next_page(string link)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Usual, Headers = new Dictionary<string, string> { ["Link"] = link } });

        Page<IReadOnlyList<WebexMeetings.Person>> page =
            await session.People.ListAsync(null, new PeopleQuery(null), null, CancellationToken.None);
        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.People.ListAsync(null, new PeopleQuery(null), page.Next, CancellationToken.None));

        Assert.NotEmpty(page.Content);
        Assert.DoesNotContain("password", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_chain_of_pages_in_a_circle_ends_when_it_comes_to_a_page_again()
    {
        using Session session = fixture.Connect();
        string start = session.Connection.ApiBaseUri + "/people";
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Usual, PathContains = "max=1000", Headers = Link($"{start}?cursor=1") });
        fixture.Simulator.Faults.Add(
            new Fault
            {
                Status = 200,
                PathContains = "cursor=1",
                Body = """{"items":[{"id":"P1"}]}""",
                Headers = Link($"{start}?cursor=2"),
            });
        fixture.Simulator.Faults.Add(
            new Fault
            {
                Status = 200,
                PathContains = "cursor=2",
                Body = """{"items":[{"id":"P2"}]}""",
                Headers = Link($"{start}?cursor=1"),
            });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => ReadAllAsync(session, null));

        Assert.Contains("a page that was read already", failure.Message, StringComparison.Ordinal);
        Assert.Equal(3, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task Ever_new_empty_pages_end_in_an_error()
    {
        int number = 0;
        using var server = new ByteServer(_ => ByteServer.Response(
            200, """{"items":[]}""", $"Link: </v1/people?cursor={Interlocked.Increment(ref number)}>; rel=\"next\""), keepsConnections: true);
        using var session = new Session(server.ApiBaseUri, "a-token");

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => ReadAllAsync(session, null));

        Assert.Contains(": The list has 20 empty pages in a row. Webex returned 200 (OK).", failure.Message, StringComparison.Ordinal);
        Assert.Equal(20, server.Requests.Count);
    }

    [Fact]
    public async Task A_link_that_loses_the_filter_is_not_followed_to_everybody()
    {
        using var server = new ByteServer(_ => ByteServer.Response(
            200, """{"items":[{"id":"P"}]}""", "Link: </v1/people?max=1000&startIndex=2>; rel=\"next\""), keepsConnections: true);
        using var session = new Session(server.ApiBaseUri, "a-token");

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => ReadAllAsync(session, "Ann"));

        Assert.Contains("left out a part of the query", failure.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_one_ends_in_an_error_and_not_never()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Usual,
                Headers = new Dictionary<string, string> { ["Link"] = $"<{session.Connection.ApiBaseUri}/people?max=1000>; rel=\"next\"" },
            });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => ReadAllAsync(session, null));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains("a page that was read already", failure.Message, StringComparison.Ordinal);
    }

    private static async Task ReadAllAsync(Session session, string? displayName)
    {
        NextPage? next = null;
        do
        {
            next = (await session.People.ListAsync(displayName, new PeopleQuery(null), next, CancellationToken.None)).Next;
        }
        while (next is not null);
    }

    private static Dictionary<string, string> Link(string address) => new() { ["Link"] = $"<{address}>; rel=\"next\"" };
}
