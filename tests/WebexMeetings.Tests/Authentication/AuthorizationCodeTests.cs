using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Web;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>Signing in with the browser: a test is the browser.</summary>
public sealed class AuthorizationCodeTests : IAsyncLifetime, IDisposable
{
    private static readonly string[] Asked = ["spark:people_read", "meeting:preferences_read"];

    private readonly FakeTimeProvider time = new(DateTimeOffset.UtcNow);
    private readonly HttpClient browser = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string redirectUri = $"http://127.0.0.1:{FreePort.Find()}/oauth/webex";
    private WebexSimulator simulator = null!;
    private OAuthClient client = null!;
    private AuthorizationCodeSignIn signIn = null!;

    public async Task InitializeAsync()
    {
        simulator = await WebexSimulator.StartAsync(time: time);
        simulator.Options.OAuth.RedirectUris = [redirectUri];
        var settings = new ConnectionSettings { Address = ApiAddress.TryCreate(simulator.ApiBaseUri, out _)!, Time = time };
        client = new OAuthClient(settings, new ClientCredential(simulator.Options.OAuth.ClientId, simulator.Options.OAuth.ClientSecret));
        signIn = new AuthorizationCodeSignIn(client, RedirectAddress.Parse(redirectUri), Asked, TimeSpan.FromSeconds(120));
    }

    public async Task DisposeAsync() => await simulator.DisposeAsync();

    public void Dispose()
    {
        signIn.Dispose();
        client.Dispose();
        browser.Dispose();
    }

    [Fact]
    public async Task The_browser_brings_the_code_back_and_it_becomes_tokens()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        HttpResponseMessage page = await browser.GetAsync(signIn.Address);
        TokenGrant tokens = await completing;

        Assert.Equal(Organization.AdminEmail, simulator.Tokens.Find(tokens.AccessToken)!.Email);
        Assert.Equal(Asked, tokens.Scopes);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("You can close this window.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        LoggedRequest exchange = simulator.RequestLog.Entries.Single(entry => entry.Method == "POST");
        Assert.Matches("^grant_type=authorization_code&code=[0-9a-f]+&redirect_uri=http%3A%2F%2F127.0.0.1.+&code_verifier=[A-Za-z0-9_-]{43}&client_id=.+&client_secret=.+$", exchange.Body);
    }

    [Fact]
    public async Task The_page_holds_no_secret_and_nothing_of_the_request()
    {
        _ = signIn.CompleteAsync(CancellationToken.None);
        HttpResponseMessage page = await browser.GetAsync($"{redirectUri}?state={State}&code=code-value&x=<script>alert(1)</script>");
        string text = await page.Content.ReadAsStringAsync();

        Assert.DoesNotContain("code-value", text, StringComparison.Ordinal);
        Assert.DoesNotContain(State, text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.True(page.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public void The_address_for_the_browser_asks_with_state_and_S256_challenge_and_holds_no_secret()
    {
        var query = HttpUtility.ParseQueryString(signIn.Address.Query);

        Assert.Equal(
            ["response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method"],
            query.AllKeys.OfType<string>());
        Assert.Equal(
            ("code", redirectUri, string.Join(' ', Asked), "S256"),
            (query["response_type"], query["redirect_uri"], query["scope"], query["code_challenge_method"]));
        Assert.Equal((43, 43), (query["state"]!.Length, query["code_challenge"]!.Length));
        Assert.DoesNotContain(simulator.Options.OAuth.ClientSecret, signIn.Address.AbsoluteUri, StringComparison.Ordinal);
        Assert.StartsWith(simulator.ApiBaseUri + "/authorize?", signIn.Prompt.Address, StringComparison.Ordinal);
        Assert.Equal(time.GetUtcNow().AddSeconds(120), signIn.Prompt.ExpiresAt);
    }

    [Fact]
    public void Each_sign_in_has_a_state_and_a_challenge_of_its_own()
    {
        using var other = new AuthorizationCodeSignIn(
            client, RedirectAddress.Parse($"http://127.0.0.1:{FreePort.Find()}/"), Asked, TimeSpan.FromSeconds(1));

        Assert.NotEqual(StateOf(signIn), StateOf(other));
        Assert.NotEqual(
            HttpUtility.ParseQueryString(signIn.Address.Query)["code_challenge"],
            HttpUtility.ParseQueryString(other.Address.Query)["code_challenge"]);
    }

    [Theory]
    [InlineData("?code=c&state=wrong")]
    [InlineData("?code=c")]
    [InlineData("?code=c&state=")]
    [InlineData("?code=c&state={STATE}x")]
    [InlineData("?code=c&state={STATE}&state={STATE}")]
    [InlineData("?code=c&code=d&state={STATE}")]
    [InlineData("?state={STATE}")]
    [InlineData("?code=&state={STATE}")]
    [InlineData("?code&state={STATE}")]
    [InlineData("?error=&state={STATE}")]
    [InlineData("?error&state={STATE}")]
    [InlineData("?error=access_denied&state=wrong")]
    [InlineData("")]
    public async Task What_does_not_match_is_refused_and_it_goes_on_waiting(string query)
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);

        HttpResponseMessage page = await browser.GetAsync(redirectUri + query.Replace("{STATE}", State, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.False(completing.IsCompleted);
        await browser.GetAsync(signIn.Address);
        Assert.NotNull(await completing);
    }

    [Fact]
    public async Task Other_paths_methods_and_hosts_are_refused_and_it_goes_on_waiting()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        string right = $"{redirectUri}?code=c&state={State}";

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await browser.GetAsync(new Uri(new Uri(redirectUri), $"/favicon.ico?code=c&state={State}"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(right, null)).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, right) { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(foreign)).StatusCode);

        await browser.GetAsync(signIn.Address);
        Assert.NotNull(await completing);
    }

    [Fact]
    public async Task A_connection_that_says_nothing_holds_up_nobody()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        using var silent = new TcpClient();
        await silent.ConnectAsync(IPAddress.Loopback, new Uri(redirectUri).Port);

        await browser.GetAsync(signIn.Address);
        Assert.NotNull(await completing);
    }

    [Fact]
    public async Task A_request_that_never_ends_is_cut_off()
    {
        _ = signIn.CompleteAsync(CancellationToken.None);
        using var flood = new TcpClient();
        await flood.ConnectAsync(IPAddress.Loopback, new Uri(redirectUri).Port);
        NetworkStream stream = flood.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("GET /oauth/webex?code=" + new string('x', 16 * 1024)));

        using var reader = new StreamReader(stream);
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_accepts_one_answer_and_stops_listening()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        await browser.GetAsync(signIn.Address);
        await completing;

        using var late = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => late.ConnectAsync(IPAddress.Loopback, new Uri(redirectUri).Port));
    }

    [FactExceptOnMono("Mono names the address of an IPv6 listener wrongly.")]
    public void It_listens_on_loopback_only()
    {
        int port = FreePort.Find();
        using var both = new AuthorizationCodeSignIn(
            client, RedirectAddress.Parse($"http://localhost:{port}/callback"), Asked, TimeSpan.FromSeconds(1));

        IPEndPoint[] listening = [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port)];
        Assert.Contains(listening, end => end.Address.Equals(IPAddress.Loopback));
        Assert.All(listening, end => Assert.True(IPAddress.IsLoopback(end.Address)));
    }

    [Fact]
    public async Task A_denial_in_the_browser_is_said_on_the_page_and_in_the_error()
    {
        simulator.Options.OAuth.DenyConsent = true;
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        string page = await browser.GetStringAsync(signIn.Address);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => completing);
        Assert.Contains("Webex did not allow the sign-in", page, StringComparison.Ordinal);
        Assert.Equal((WebexErrorKind.Unauthorized, "Sign-in with the browser: The sign-in was denied."), (failure.Kind, failure.Message));
    }

    [Fact]
    public async Task Nobody_completes_it_in_time()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(120));

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => completing);
        Assert.Equal(
            (WebexErrorKind.Timeout, "Sign-in with the browser: Nobody completed the sign-in within 120 s."),
            (failure.Kind, failure.Message));
        Assert.Contains(redirectUri, failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting()
    {
        using var stop = new CancellationTokenSource();
        Task<TokenGrant> completing = signIn.CompleteAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completing);
    }

    [Fact]
    public async Task A_code_that_Webex_does_not_take_is_not_shown()
    {
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        await browser.GetAsync($"{redirectUri}?code=stolen-code-value&state={State}");

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => completing);
        Assert.Contains("Webex did not accept the authorization code", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("stolen-code-value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_taken_is_said()
    {
        var failure = Assert.Throws<WebexApiException>(
            () => new AuthorizationCodeSignIn(client, RedirectAddress.Parse(redirectUri), Asked, TimeSpan.FromSeconds(1)));

        Assert.StartsWith($"Cannot wait for the browser at {redirectUri}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-RedirectUri", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost:8085/callback")]
    [InlineData("http://example.com:8085/callback")]
    [InlineData("http://0.0.0.0:8085/callback")]
    [InlineData("http://192.168.0.1:8085/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://user@localhost:8085/")]
    [InlineData("http://localhost:8085/?x=1")]
    [InlineData("http://localhost:8085/#x")]
    [InlineData("urn:ietf:wg:oauth:2.0:oob")]
    [InlineData("callback")]
    public void An_address_that_is_not_on_this_computer_is_refused(string address)
    {
        var failure = Assert.Throws<WebexApiException>(() => RedirectAddress.Parse(address));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
    }

    private string State => StateOf(signIn);

    private static string StateOf(AuthorizationCodeSignIn signIn) => HttpUtility.ParseQueryString(signIn.Address.Query)["state"]!;
}
