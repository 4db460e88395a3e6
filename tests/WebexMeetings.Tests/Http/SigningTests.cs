using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Commands.Output;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Where tokens go, and where they never do.</summary>
public sealed class SigningTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("http://localhost:1/v1/people/me")]
    [InlineData("https://127.0.0.1/v1/people/me")]
    [InlineData("https://evil.example/v1/people/me")]
    public async Task A_request_for_another_origin_does_not_leave(string address)
    {
        using Session session = fixture.Connect();
        var scope = new RequestContext(1, 1, session.Listener);
        using var message = new WebexRequestMessage(HttpMethod.Get, new Uri(address), scope);
        HttpClient client = session.Connection.Services.GetRequiredService<IHttpClientFactory>().CreateClient(HttpServices.Api);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => client.SendAsync(message));

        Assert.Equal(WebexErrorKind.CrossOrigin, failure.Kind);
        Assert.Contains($"'{new Uri(address).GetLeftPart(UriPartial.Authority)}'", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction);
        Assert.Null(message.Headers.Authorization);
    }

    [Fact]
    public async Task Two_connections_at_a_time_each_send_their_own_token()
    {
        using Session admin = fixture.Connect();
        using Session user = fixture.ConnectAs(fixture.Simulator.Tokens.User);

        await Task.WhenAll(Enumerable.Range(0, 20).SelectMany(_ => new Task[] { admin.GetRoomAsync("a@x.com"), user.GetRoomAsync() }));

        Assert.All(
            fixture.Simulator.RequestLog.Entries,
            request =>
                Assert.Equal(request.PathAndQuery.Contains("a%40x.com", StringComparison.Ordinal) ? "admin" : "user", request.TokenName));
    }

    [Fact]
    public async Task A_token_that_is_refused_is_not_sent_again()
    {
        using Session reset = fixture.Connect();
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.Expired);

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(WebexErrorKind.Unauthorized, failure.Kind);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_token_that_can_be_renewed_is_renewed_once_and_the_request_sent_again()
    {
        using Session reset = fixture.Connect();
        var tokens = new RenewableTokens(fixture.Simulator.Tokens.Expired.Value, fixture.Simulator.Tokens.Admin.Value);
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.Expired, new SessionSettings { TokenSource = tokens });

        Assert.NotNull(await session.GetRoomAsync("a@x.com"));

        Assert.Equal(["expired", "admin"], fixture.Simulator.RequestLog.Entries.Select(request => request.TokenName));
        Assert.Equal([fixture.Simulator.Tokens.Expired.Value], tokens.Refused);
        Assert.Contains("Webex refused the access token. It was refreshed, and the request is sent again.", session.Listener.Log);
    }

    [Theory]
    [InlineData(null, "an invalid address")]
    [InlineData("people/me", "an incomplete address")]
    [InlineData("https://bob:word@evil.example/x?secret", "https://evil.example")]
    [InlineData("https://evil.example:8443/x", "https://evil.example:8443")]
    public void The_error_about_another_origin_shows_that_origin_alone(string? address, string shown)
    {
        var uri = address is null ? null : new Uri(address, UriKind.RelativeOrAbsolute);

        WebexApiException failure = CrossOriginError.Create(uri, ApiAddress.Commercial);

        Assert.Equal(
            $"The address leads to '{shown}', but this connection only talks to 'https://webexapis.com'. Nothing was sent.",
            failure.Message);
        Assert.Equal(
            "Check where the address comes from. If it is right, connect to it with Connect-Webex -ApiBaseUri.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("https://bob:word@webexapis.com/v1/people")]
    [InlineData("https://bob@WEBEXAPIS.com:443/v1/people")]
    public void The_error_about_user_information_on_the_same_origin_says_so(string address)
    {
        WebexApiException failure = CrossOriginError.Create(new Uri(address), ApiAddress.Commercial);

        Assert.Equal(WebexErrorKind.CrossOrigin, failure.Kind);
        Assert.Equal(
            "The address contains a user name or a password before the host 'webexapis.com'. Nothing was sent.", failure.Message);
        Assert.Equal(
            "Check where the address comes from. If it is right, remove the part before the host.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData(429, "Webex asked to wait")]
    [InlineData(0, "the connection was lost")]
    [InlineData(503, "status 503")]
    public void Progress_says_why_a_request_waits(int status, string reason) =>
        Assert.Equal(reason, new AttemptResult(status, IsTransient: true, RetryAfter: null, TimeSpan.Zero).Reason);

    [Fact]
    public async Task A_renewed_token_that_is_refused_as_well_ends_the_matter()
    {
        using Session reset = fixture.Connect();
        var tokens = new RenewableTokens(fixture.Simulator.Tokens.Expired.Value, fixture.Simulator.Tokens.Revoked.Value);
        using Session session = fixture.ConnectAs(fixture.Simulator.Tokens.Expired, new SessionSettings { TokenSource = tokens });

        Assert.Equal(WebexErrorKind.Unauthorized, (await session.FailRoomAsync("a@x.com")).Kind);

        Assert.Equal(2, fixture.Simulator.RequestLog.Total);
    }

    [FactExceptOnNetFramework("HttpWebRequest sends again by itself when a kept connection was closed, so there is one attempt less to log.")]
    public async Task Nothing_that_is_logged_shows_a_token()
    {
        using Session session = fixture.Connect();
        string token = fixture.Simulator.Tokens.Admin.Value;
        fixture.Simulator.Faults.Add(new Fault { Status = 503, Body = $$"""{"message":"{{token}}"}""", Times = 1 });
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.CloseConnection, Times = 1 });

        await session.GetRoomAsync("a@x.com");

        Assert.Equal(3, session.Listener.Log.Count);
        Assert.All(session.Listener.Log, line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
        Assert.Matches(
            "^GET http://.+/v1/meetingPreferences/personalMeetingRoom\\?userEmail=a%40x.com: 503 in \\d+ ms, tracking ID ROUTER_.+$",
            session.Listener.Log.First());
        Assert.Matches(": (HttpRequestException|IncompleteResponseException) after \\d+ ms$", session.Listener.Log.ElementAt(1));
        Assert.Matches(": 200 in \\d+ ms, tracking ID ROUTER_", session.Listener.Log.Last());
    }

    [Fact]
    public async Task A_closed_connection_sends_nothing_more_and_says_so()
    {
        using Session session = fixture.Connect();
        await session.GetRoomAsync();
        session.Connection.Dispose();

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.NotConnected, failure.Kind);
        Assert.Equal("Personal room of 'a@x.com': The connection 'test' was closed by Disconnect-Webex.", failure.Message);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    private sealed class RenewableTokens(string first, string second) : ITokenSource
    {
        private volatile string current = first;

        public List<string> Refused { get; } = [];

        public string Kind => "Renewable";

        public DateTimeOffset? ExpiresAt => null;

        public DateTimeOffset? RefreshTokenExpiresAt => null;

        public IReadOnlyList<string> Scopes => [];

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new(current);

        public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken)
        {
            Refused.Add(refusedToken);
            current = second;
            return new(true);
        }
    }
}
