using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.People;

/// <summary>What is read from responses about people and about the signed-in user.</summary>
public sealed class PeopleFieldTests : IDisposable
{
    private readonly ScriptedWebex webex = new();

    public void Dispose() => webex.Dispose();

    [Theory]
    [InlineData("""{"sipAddresses":[{"type":"cloud-calling"}]}""", false)]
    [InlineData("""{"sipAddresses":[{"type":"cloud-calling"},{"type":"personal-room"}]}""", true)]
    [InlineData("""{"sipAddresses":[]}""", false)]
    [InlineData("""{"emails":[]}""", false)]
    public async Task A_personal_room_shows_in_the_SIP_addresses(string person, bool hasRoom)
    {
        webex.On("GET /people/me", person);

        WebexMeetings.Person me = await webex.Session.People.GetMeAsync(null, default);

        Assert.Equal((hasRoom, (string?)null), (me.HasPersonalRoom, me.UserEmail));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("1", "1970-01-01T00:00:00.001")]
    [InlineData("\"1.0\"", "1970-01-01T00:00:00.001")]
    [InlineData("253402300798999", "9999-12-31T23:59:58.999")]
    [InlineData("253402300799000", null)]
    public async Task The_expiry_of_a_token_is_in_milliseconds(string expiry, string? expected)
    {
        webex.On("GET /authorizations", $$"""{"exp":{{expiry}}}""");

        DateTimeOffset? time = await webex.Session.People.GetTokenExpiryAsync(default);

        Assert.Equal(expected, time?.ToString("yyyy-MM-ddTHH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"id":"1"}""", "1")]
    [InlineData("""{"id":"1"},{"id":""},{}""", "1")]
    [InlineData("""{"id":"1","emails":["b@x.com"]},{"id":"2","emails":["b@x.com","ANN@x.com"]}""", "2")]
    [InlineData("""{"id":"1","emails":["ann@x.com"]},{"id":"1","emails":["ann@x.com"]}""", "1")]
    [InlineData("""{"id":"1","emails":["ann@x.com"]},{"id":"2","emails":["ann@x.com"]}""", null)]
    [InlineData("""{"id":"1"},{"id":"2"}""", null)]
    public async Task Of_several_people_the_one_with_the_address_is_meant(string people, string? id)
    {
        webex.On("GET /people?", $$"""{"items":[{{people}}]}""");

        Task<string> finding = webex.Session.People.FindIdAsync("ann@x.com", default);

        Assert.Equal(id, id is null ? null : await finding);
        if (id is null)
        {
            Assert.Equal(WebexErrorKind.NotFound, (await Assert.ThrowsAsync<WebexApiException>(() => finding)).Kind);
        }
    }

    [Fact]
    public async Task Pages_with_people_may_be_many()
    {
        NextPage? next = null;
        for (int number = 0; number < 25; number++)
        {
            webex.On("GET /people?", 200, $$"""{"items":[{"id":"{{number}}"}]}""", $"Link: </v1/people?cursor={number}>; rel=\"next\"");
            next = (await webex.Session.People.ListAsync(null, new PeopleQuery(null), next, default)).Next;
        }

        Assert.EndsWith("cursor=24", next!.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1"}""", true)]
    [InlineData("""{"emails":["ann@x.com"]}""", true)]
    [InlineData("{}", false)]
    public async Task The_signed_in_user_is_known_by_an_ID_or_an_address(string person, bool isKnown)
    {
        webex.On("GET /people/me", person).On("GET /authorizations", """{"exp":1}""");

        Assert.Equal(isKnown, await new SignIn(webex.Session.Client).IdentifyAsync(default));
    }

    [Fact]
    public async Task A_token_whose_expiry_is_known_is_not_asked_about()
    {
        using var server = new ByteServer(_ => ByteServer.Response(200, """{"emails":["ann@x.com"]}"""));
        using var session = new Session(server.ApiBaseUri, "token", new SessionSettings { TokenSource = new ScriptedTokens() });

        Assert.True(await new SignIn(session.Client).IdentifyAsync(default));

        Assert.StartsWith("GET /v1/people/me ", Assert.Single(server.Requests), StringComparison.Ordinal);
    }

    private sealed class ScriptedTokens : WebexMeetings.Connections.ITokenSource
    {
        public string Kind => "Test";

        public DateTimeOffset? ExpiresAt => DateTimeOffset.MaxValue;

        public DateTimeOffset? RefreshTokenExpiresAt => null;

        public IReadOnlyList<string> Scopes => [];

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("token");

        public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken) => new(false);
    }
}
