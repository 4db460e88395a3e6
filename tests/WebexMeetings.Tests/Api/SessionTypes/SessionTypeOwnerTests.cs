using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.SessionTypes;

/// <summary>Session types are changed only when the response is certainly about the person and the site.</summary>
public sealed class SessionTypeOwnerTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Site = "site4.webex.com";
    private static readonly UserIdentity Alice = new("a@x.com", null);

    [Theory]
    [InlineData("new.webex.com")]
    [InlineData("site4")]
    [InlineData("site4.webex.com.evil.example")]
    public async Task Another_site_is_named_beside_the_one_that_was_asked_for(string answered)
    {
        WebexApiException failure =
            await FailAsync($$"""{"items":[{"email":"a@x.com","siteUrl":"{{answered}}","sessionTypes":[{"id":"9"}]}]}""");

        Assert.Equal((WebexErrorKind.InvalidResponse, $"Session types of 'a@x.com' on 'site4.webex.com': Webex's response is about '{answered}'. Nothing was changed."), (failure.Kind, failure.Message));
        Assert.Contains($"-SiteUrl '{answered}'", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_else_is_named()
    {
        WebexApiException failure =
            await FailAsync("""{"items":[{"email":"admin@example.com","siteUrl":"site4.webex.com","sessionTypes":[{"id":"9"}]}]}""");

        Assert.Equal(
            "Session types of 'a@x.com' on 'site4.webex.com': Webex's response names 'admin@example.com'. Nothing was changed.",
            failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""","sessionTypes":null""")]
    [InlineData(""","sessionTypes":[{"id":"9"},{"shortName":"PRO"}]""")]
    public async Task Types_that_are_not_all_known_are_not_added_to(string types)
    {
        WebexApiException failure = await FailAsync($$"""{"items":[{"email":"a@x.com","siteUrl":"site4.webex.com"{{types}}}]}""");

        Assert.Equal(
            "Session types of 'a@x.com' on 'site4.webex.com': Webex's response does not say which session types the user has, and a change "
                + "has to repeat them. Nothing was changed.",
            failure.Message);
    }

    [Fact]
    public async Task A_user_who_is_asked_for_by_an_alternate_address_is_confirmed_by_the_id_and_written_by_it()
    {
        using Session session = fixture.Connect();
        var user = new UserIdentity(Organization.AlternateEmail("a@x.com"), null);

        await session.SessionTypes.ChangeAsync(user, Site, SessionTypeChange.Set, ["3", "9"], readBack: true, CancellationToken.None);

        string id = fixture.Simulator.Organization.PersonId("a@x.com");
        Assert.Equal(["3", "9"], fixture.Simulator.Organization.SessionTypeIds("a@x.com", Site).Order());
        Assert.Equal(
            $$"""{"siteUrl":"site4.webex.com","personId":"{{id}}","sessionTypeIds":["3","9"]}""",
            fixture.Simulator.RequestLog.Entries[^1].Body);
        Assert.Equal(
            1,
            fixture.Simulator.RequestLog.Entries.Count(request => request.PathAndQuery.StartsWith("/v1/people", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_alternate_address_that_nobody_confirms_is_not_changed()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { PathContains = "/people", Status = 403 });
        var user = new UserIdentity(Organization.AlternateEmail("a@x.com"), null);

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.SessionTypes.ChangeAsync(user, Site, SessionTypeChange.Set, ["3"], readBack: false, CancellationToken.None));

        Assert.Contains("Webex's response names 'a@x.com'. Nothing was changed.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("use -PersonId", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(202)]
    public async Task A_write_without_an_answer_is_read_when_asked_for(int status)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = status });

        ChangeResult<UserSessionTypes> plain =
            await session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Set, ["687"], readBack: false, CancellationToken.None);
        ChangeResult<UserSessionTypes> shown =
            await session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Set, ["687"], readBack: true, CancellationToken.None);

        Assert.Null(plain.State);
        Assert.Equal(
            fixture.Simulator.Organization.SessionTypeIds("a@x.com", Site).Order(),
            shown.State!.SessionTypes.Select(type => type.Id!).Order());
    }

    [Theory]
    [InlineData("""{"email":"admin@example.com","siteUrl":"site4.webex.com","sessionTypes":[]}""", "names 'admin@example.com'")]
    [InlineData("""{"email":"a@x.com","siteUrl":"site1.example.webex.com","sessionTypes":[]}""", "is about 'site1.example.webex.com'")]
    public async Task A_write_that_is_answered_about_somebody_else_says_that_it_was_sent(string answer, string what)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "PUT", Status = 200, Body = answer });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Set, ["687"], readBack: true, CancellationToken.None));

        Assert.Equal(
            $"Session types of 'a@x.com' on 'site4.webex.com': The change was sent, but Webex's response {what}.", failure.Message);
    }

    private async Task<WebexApiException> FailAsync(string answer)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Method = "GET", PathContains = "userconfig", Status = 200, Body = answer });

        WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(
            () => session.SessionTypes.ChangeAsync(Alice, Site, SessionTypeChange.Add, ["3"], readBack: false, CancellationToken.None));

        Assert.DoesNotContain(fixture.Simulator.RequestLog.Entries, request => request.Method == "PUT");
        return failure;
    }
}
