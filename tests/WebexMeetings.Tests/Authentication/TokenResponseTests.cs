using System.Net;
using System.Text.RegularExpressions;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>What a token endpoint is sent, what is read from its response, and which secrets of the request an error leaves out.</summary>
public sealed class TokenResponseTests : IDisposable
{
    private readonly SimulatedTime time = new();
    private readonly ByteServer server;
    private readonly OAuthClient client;
    private Func<string, byte[]> respond = _ => [];

    public TokenResponseTests()
    {
        server = new ByteServer(request => respond(request), keepsConnections: true);
        var settings = new ConnectionSettings
        {
            Address = ApiAddress.TryCreate(server.ApiBaseUri, out _)!,
            Time = time,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client = new OAuthClient(settings, new ClientCredential("client", "the/secret+value"));
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task A_request_says_who_sends_it_and_what_it_reads()
    {
        await ReadAsync("""{"access_token":"access-1"}""");

        string head = Assert.Single(server.Requests);
        Assert.StartsWith("POST /v1/access_token HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Matches("\r\nUser-Agent: WebexMeetings-PowerShell/[0-9.]+\r\n", head);
        Assert.Contains("\r\nAccept: application/json\r\n", head, StringComparison.Ordinal);
        Assert.Contains("\r\nAccept-Encoding: gzip\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization:", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3600", 3600)]
    [InlineData("\"3600\"", 3600)]
    [InlineData("3600.9", 3600)]
    [InlineData("1e3", 1000)]
    [InlineData("1", 1)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1e20", null)]
    [InlineData("1e99", null)]
    [InlineData("9223372036854775807", 315_360_000)]
    [InlineData("315360001", 315_360_000)]
    [InlineData("\"soon\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public async Task A_lifetime_counts_from_the_request_and_at_most_ten_years(string seconds, int? expected)
    {
        DateTimeOffset? end = expected is { } known ? time.GetUtcNow().AddSeconds(known) : null;

        TokenGrant tokens = await ReadAsync(
            $$"""{"access_token":"access-1","refresh_token":"r","expires_in":{{seconds}},"refresh_token_expires_in":{{seconds}}}""");

        Assert.Equal((end, end), (tokens.ExpiresAt, tokens.RefreshTokenExpiresAt));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(32 * 1024, true)]
    [InlineData(0, false)]
    [InlineData((32 * 1024) + 1, false)]
    public async Task A_token_is_taken_when_a_header_can_carry_it(int length, bool isTaken)
    {
        string text = new('x', length);
        string body = $$"""{"access_token":"{{(isTaken ? text : "access-1")}}","refresh_token":"{{text}}"}""";

        TokenGrant tokens = await ReadAsync(body);

        Assert.Equal(isTaken ? text : null, tokens.RefreshToken);
        if (!isTaken)
        {
            var failure = await Assert.ThrowsAsync<WebexApiException>(() => ReadAsync($$"""{"access_token":"{{text}}"}"""));
            Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        }
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("caf\u00E9")]
    public async Task A_refresh_token_that_cannot_be_sent_is_none(string refreshToken)
    {
        TokenGrant tokens = await ReadAsync($$"""{"access_token":"access-1","refresh_token":"{{refreshToken}}"}""");

        Assert.Equal(("access-1", null), (tokens.AccessToken, tokens.RefreshToken));
    }

    [Fact]
    public async Task Granted_scopes_count_and_not_those_that_were_asked_for()
    {
        respond = _ => ByteServer.Response(200, """{"access_token":"a","scope":" spark:people_read  meeting:preferences_read "}""");

        TokenGrant tokens = await new DeviceCodeSignIn(client).CompleteAsync(Device(), CancellationToken.None);

        Assert.Equal(["spark:people_read", "meeting:preferences_read"], tokens.Scopes);
    }

    [Fact]
    public async Task Tokens_are_taken_also_beside_an_error()
    {
        respond = _ => ByteServer.Response(200, """{"access_token":"a","error":"authorization_pending","message":"slow_down"}""");

        Assert.Equal("a", (await new DeviceCodeSignIn(client).CompleteAsync(Device(), CancellationToken.None)).AccessToken);
    }

    [Fact]
    public async Task The_secrets_of_a_device_code_are_not_shown()
    {
        var codes = new DeviceCodeSignIn(client);
        respond = Echo;

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => codes.CompleteAsync(Device(), CancellationToken.None));

        Assert.Equal(
            "Sign-in with a device code: It was urn:ietf:params:oauth:grant-type:device_code and *** and client. (HTTP status 400)",
            failure.Message);
    }

    [Fact]
    public async Task The_secrets_of_an_authorization_code_are_not_shown()
    {
        var redirect = RedirectAddress.Parse($"http://127.0.0.1:{FreePort.Find()}/");
        var frozen = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var other = new OAuthClient(
            new ConnectionSettings { Address = client.Settings.Address, Time = frozen, Timeout = Timeout.InfiniteTimeSpan },
            new ClientCredential("client", "the/secret+value"));
        using var signIn = new AuthorizationCodeSignIn(other, redirect, [], TimeSpan.FromSeconds(60));
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        respond = Echo;
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);

        string state = Regex.Match(signIn.Address.Query, "&state=([^&]+)").Groups[1].Value;
        await browser.GetAsync($"{redirect.Text}?code=a-code-value&state={state}");
        var failure = await Assert.ThrowsAsync<WebexApiException>(() => completing);

        Assert.Equal(
            $"Sign-in with the browser: It was authorization_code and *** and {redirect.Text} and *** and client and ***. (HTTP status "
                + "400)",
            failure.Message);
    }

    [Fact]
    public async Task The_secrets_of_a_refresh_are_not_shown()
    {
        respond = Echo;
        using var refresher = new RefreshTokenSignIn(client);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => refresher.RefreshAsync("a-refresh-token", CancellationToken.None));

        Assert.Equal(
            "Sign-in with the refresh token: It was refresh_token and *** and client and ***. (HTTP status 400)",
            failure.Message);
    }

    [Fact]
    public async Task Closing_the_connection_closes_what_is_open_to_the_token_endpoint()
    {
        respond = _ => ByteServer.Response(200, """{"access_token":"access-1","refresh_token":"refresh-1"}""");
        var source = new RefreshingTokenSource("RefreshToken", "refresh-0", new RefreshTokenSignIn(client), time);
        await source.GetTokenAsync(CancellationToken.None);
        Assert.False(server.AllClosed.IsCompleted);

        source.Dispose();

        await server.AllClosed;
    }

    /// <summary>A refusal that names every value of the form, without their names.</summary>
    private static byte[] Echo(string request)
    {
        string form = request.Substring(request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
        IEnumerable<string> values = form.Split('&').Select(pair => WebUtility.UrlDecode(pair.Split('=')[1]));
        return ByteServer.Response(400, $$"""{"message":"It was {{string.Join(" and ", values)}}"}""");
    }

    private DeviceAuthorization Device() => new()
    {
        DeviceCode = "a-device-code",
        Scopes = ["spark:all"],
        Interval = TimeSpan.FromSeconds(5),
        Prompt = new SignInPrompt("As it was.") { ExpiresAt = time.GetUtcNow().AddSeconds(60) },
    };

    private Task<TokenGrant> ReadAsync(string body)
    {
        respond = _ => ByteServer.Response(200, body);
        return new RefreshTokenSignIn(client).RefreshAsync("refresh-0", CancellationToken.None);
    }
}
