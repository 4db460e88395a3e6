using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.SessionTypes;

/// <summary>Whom a response about session types names, what is looked up about that, and to whom a change is written.</summary>
public sealed class SessionTypeLookUpTests : IDisposable
{
    private const string Site = "one.webex.com";
    private const string Path = " /admin/meeting/userconfig/sessionTypes";
    private const string People = "GET /people?email=ann%40x.com";

    private readonly ScriptedWebex webex = new();

    private IEnumerable<string> LookUps => webex.Sent.Where(sent => sent.StartsWith("GET /people", StringComparison.Ordinal));

    public void Dispose() => webex.Dispose();

    [Theory]
    [InlineData("""{"email":" ANN@x.com "}""", "")]
    [InlineData("""{"email":"ann@x.com","personId":""}""", "")]
    [InlineData("""{"email":"ann@x.com","personId":"A"}""", "")]
    [InlineData("""{"email":"anna@x.com","personId":"A"}""", People)]
    [InlineData("""{"personId":"A"}""", People)]
    [InlineData("""{"email":" ","personId":"A"}""", People)]
    [InlineData("""{"email":"anna@x.com","personId":" "}""", People + " GET /people?email=anna%40x.com")]
    [InlineData("""{"email":"anna@x.com"}""", People + " GET /people?email=anna%40x.com")]
    public async Task A_user_by_address_is_confirmed_by_it_or_by_the_ID(string named, string lookUps)
    {
        webex.On("GET /people?", """{"items":[{"id":"A"}]}""");

        await ChangeAsync(new UserIdentity("ann@x.com", null), named);

        Assert.Equal(lookUps, string.Join(" ", LookUps));
        Assert.Single(webex.Written);
    }

    [Theory]
    [InlineData("""{"personId":"A"}""", "")]
    [InlineData("""{"personId":"A","email":"bob@x.com"}""", "")]
    [InlineData("""{"email":"ann@x.com"}""", People)]
    [InlineData("""{"email":" ann@x.com ","personId":" "}""", People)]
    public async Task A_user_by_ID_is_confirmed_by_it_and_never_by_an_address_alone(string named, string lookUps)
    {
        webex.On("GET /people?", """{"items":[{"id":"A"}]}""");

        await ChangeAsync(new UserIdentity("ann@x.com", "A"), named);

        Assert.Equal(lookUps, string.Join(" ", LookUps));
        Assert.Equal([$$"""PUT{{Path}} {"siteUrl":"one.webex.com","personId":"A","sessionTypeIds":["3","9"]}"""], webex.Written);
    }

    [Theory]
    [InlineData("A", """{"personId":"B","email":"ann@x.com"}""", 0)]
    [InlineData("A", """{"email":"bob@x.com"}""", 1)]
    [InlineData("A", "{}", 0)]
    [InlineData("A", """{"email":" ","personId":" "}""", 0)]
    [InlineData(null, """{"personId":"B"}""", 1)]
    [InlineData(null, """{"email":"bob@x.com"}""", 2)]
    [InlineData(null, "{}", 0)]
    [InlineData(null, """{"email":"","personId":""}""", 0)]
    public async Task Another_user_or_nobody_is_not_changed(string? id, string named, int lookUps)
    {
        webex.On(People, """{"items":[{"id":"A"}]}""").On("GET /people?email=bob%40x.com", """{"items":[{"id":"B"}]}""");

        await Assert.ThrowsAsync<WebexApiException>(() => ChangeAsync(new UserIdentity("ann@x.com", id), named));

        Assert.Equal(lookUps, LookUps.Count());
        Assert.Empty(webex.Written);
    }

    [Theory]
    [InlineData(400, "names 'bob@x.com'")]
    [InlineData(403, "names 'bob@x.com'")]
    [InlineData(404, "names 'bob@x.com'")]
    [InlineData(401, "could not be checked")]
    [InlineData(409, "could not be checked")]
    public async Task A_look_up_that_fails_confirms_nobody(int status, string problem)
    {
        webex.On("GET /people", status);

        var failure = await Assert.ThrowsAsync<WebexApiException>(
            () => ChangeAsync(new UserIdentity("ann@x.com", null), """{"email":"bob@x.com"}"""));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Written);
    }

    [Theory]
    [InlineData("""{"email":"ann@x.com"}""", "\"email\":\"ann@x.com\"")]
    [InlineData("""{"email":"ann@x.com","personId":" "}""", "\"email\":\"ann@x.com\"")]
    [InlineData("""{"email":"ann@x.com","personId":"A"}""", "\"personId\":\"A\"")]
    public async Task A_change_is_written_to_the_ID_as_soon_as_it_is_known(string named, string written)
    {
        await ChangeAsync(new UserIdentity("ann@x.com", null), named);

        Assert.Equal([$$"""PUT{{Path}} {"siteUrl":"one.webex.com",{{written}},"sessionTypeIds":["3","9"]}"""], webex.Written);
    }

    [Theory]
    [InlineData("{}", 3)]
    [InlineData("""{"sessionTypes":null}""", 3)]
    [InlineData("""{"sessionTypes":[{"id":"9"}]}""", 2)]
    [InlineData("""{"email":" ","personId":"","siteUrl":" ","sessionTypes":[{"id":"9"}]}""", 2)]
    [InlineData("""{"email":"ann@x.com","siteUrl":"ONE.webex.com","sessionTypes":[{"id":"9"}]}""", 3)]
    [InlineData("""{"personId":"A","sessionTypes":[{"id":"9"}]}""", 2)]
    [InlineData("""{"email":"anna@x.com","sessionTypes":[{"id":"9"}]}""", 2)]
    [InlineData("""{"email":"annabel@x.com","sessionTypes":[{"id":"9"}]}""", 3)]
    public async Task The_response_to_a_change_is_the_new_state_when_it_shows_one(string response, int requests)
    {
        webex.On("PUT /", response).On("GET /people?", """{"items":[{"id":"A"}]}""");
        webex.On("GET" + Path, Items("""{"personId":"A","email":"anna@x.com"}"""));

        ChangeResult<UserSessionTypes> result = await webex.Session.SessionTypes.ChangeAsync(
            new UserIdentity(null, "A"), Site, SessionTypeChange.Add, ["9"], readBack: true, default);

        Assert.Equal(requests, webex.Sent.Length);
        Assert.NotNull(result.State);
        Assert.Equal("SessionTypes 3 -> 3; 9", SettingChangeText.Describe(result.Changes));
    }

    [Theory]
    [InlineData("""{"personId":"B"}""", 200, "names 'B'")]
    [InlineData("""{"email":"bob@x.com","personId":" "}""", 200, "names 'bob@x.com'")]
    [InlineData("""{"email":"bob@x.com"}""", 409, "names 'bob@x.com'")]
    [InlineData("""{"email":"bob@x.com"}""", 401, "401")]
    [InlineData("""{"siteUrl":"two.webex.com"}""", 200, "is about 'two.webex.com'")]
    public async Task A_response_to_a_change_that_names_another_user_or_site_is_an_error(string response, int lookUp, string problem)
    {
        webex.On("PUT /", response).On("GET /people?", lookUp, """{"items":[{"id":"B"}]}""");
        webex.On("GET" + Path, Items("""{"personId":"A"}"""));

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => webex.Session.SessionTypes.ChangeAsync(
            new UserIdentity(null, "A"), Site, SessionTypeChange.Add, ["9"], readBack: true, default));

        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.Single(webex.Written);
    }

    [Fact]
    public async Task The_right_address_beside_another_ID_is_another_user()
    {
        webex.On("GET" + Path, Items("""{"personId":"A","email":"ann@x.com"}""")).On("PUT /", """{"personId":"B","email":"ann@x.com"}""");

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => webex.Session.SessionTypes.ChangeAsync(
            new UserIdentity("ann@x.com", null), Site, SessionTypeChange.Add, ["9"], readBack: true, default));

        Assert.Contains("The change was sent, but Webex's response names 'ann@x.com'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_types_can_be_replaced_without_knowing_them()
    {
        webex.On("GET" + Path, """{"items":[{"email":"ann@x.com","siteUrl":"one.webex.com"}]}""").On("PUT /", 204);

        ChangeResult<UserSessionTypes> result = await webex.Session.SessionTypes.ChangeAsync(
            new UserIdentity("ann@x.com", null), Site, SessionTypeChange.Set, ["9", "3", "9"], readBack: false, default);

        Assert.EndsWith("\"sessionTypeIds\":[\"9\",\"3\"]}", Assert.Single(webex.Written), StringComparison.Ordinal);
        Assert.Equal("SessionTypes (unknown) -> 9; 3", SettingChangeText.Describe(result.Changes));
        Assert.Null(result.State);
    }

    [Fact]
    public async Task Items_that_say_the_same_are_one()
    {
        webex.On("GET" + Path, """
            {"items":[{"email":"ann@x.com","siteUrl":"one.webex.com","sessionTypes":[{"id":"3"},{"id":" 9 "},{"id":"3"}]},
            {"email":"ann@x.com","siteUrl":"two.webex.com"},
            {"email":"ann@x.com","siteUrl":"one.webex.com","sessionTypes":[{"id":"9"},{"id":"3"}]}]}
            """);

        ChangeResult<UserSessionTypes> result = await webex.Session.SessionTypes.PreviewAsync(
            new UserIdentity("ann@x.com", null), Site, SessionTypeChange.Remove, ["3"], default);

        Assert.Equal("SessionTypes 3; 9 -> 9", SettingChangeText.Describe(result.Changes));
    }

    [Fact]
    public async Task What_the_response_says_is_shown_before_what_was_asked_for()
    {
        webex.On("GET /admin/meeting/config", """{"items":[{"id":"3","siteUrl":"two.webex.com"},{"id":"4"}]}""")
            .On("GET" + Path, """{"items":[{"personId":"B","email":"bob@x.com","siteUrl":"two.webex.com"},{}]}""");

        IReadOnlyList<SiteSessionType> types = await new SiteSessionTypeClient(webex.Session.Client).GetAsync(Site, default);
        IReadOnlyList<UserSessionTypes> users = await webex.Session.GetTypesAsync("ann@x.com", "A", Site);

        Assert.Equal(["two.webex.com", Site], types.Select(type => type.SiteUrl));
        Assert.Equal(
            [("B", "bob@x.com", "two.webex.com"), ("A", "ann@x.com", Site)],
            users.Select(user => (user.PersonId, user.Email, user.SiteUrl)));
    }

    // One item on the site with one type, and what names its user.
    private static string Items(string named) =>
        $$"""{"items":[{{named.TrimEnd('}')}}{{(named == "{}" ? "" : ",")}}"siteUrl":"one.webex.com","sessionTypes":[{"id":"3"}]}]}""";

    private Task<ChangeResult<UserSessionTypes>> ChangeAsync(UserIdentity user, string named)
    {
        webex.On("GET" + Path, Items(named)).On("PUT /", "{}");
        return webex.Session.SessionTypes.ChangeAsync(user, Site, SessionTypeChange.Add, ["9"], readBack: false, default);
    }
}
