using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>
/// Every text of a sign-in as a person reads it: prompts, errors, and what to do. SignInTexts.txt has the approved texts.
/// </summary>
public sealed class SignInTextTests : IDisposable
{
    private const string DeviceStart =
        """{"device_code":"device-secret","user_code":"123 456","verification_uri":"https://login.example/x","expires_in":90}""";

    private static readonly string[] Asked = ["spark:people_read", "meeting:preferences_read"];

    // The status of a response of a token endpoint, and its body.
    private static readonly (int Status, string Body)[] Refusals =
    [
        (400, """{"error":"invalid_grant"}"""),
        (400, """{"error":"invalid_grant","error_description":"The token was revoked."}"""),
        (400, """{"message":"invalid_grant","errors":[{"description":"No such token"}],"trackingId":"ROUTERGW_5678"}"""),
        (400, """{"message":"See errors.","errors":[{"description":7},{"description":"invalid_grant"},{"description":"access_denied"}]}"""),
        (400, """{"error":"invalid_grant","errors":[{"description":"access_denied"}],"message":"expired_token"}"""),
        (400, """{"error":"not_a_known_code","errors":[{"description":"expired_token"}],"message":"access_denied"}"""),
        (400, """{"message":"access_denied","errors":[{"description":"expired_token"}]}"""),
        (400, """{"error":"invalid_grant","error_description":"the_token_was_revoked_some_days_ago____"}"""),
        (400, """{"error":"invalid_grant","error_description":"the_token_was_revoked_some_days_ago_____"}"""),
        (400, """{"error":"invalid_grant","error_description":"azAZ"}"""),
        (401, """{"error":"invalid_client"}"""),
        (400, """{"error":"invalid_client","error_description":"client not found"}"""),
        (401, ""),
        (401, """{"error":""}"""),
        (401, """{"error":"invalid_request"}"""),
        (401, """{"error":"invalid_grant"}"""),
        (400, """{"error":"access_denied"}"""),
        (401, """{"error":"access_denied"}"""),
        (403, """{"error":"access_denied"}"""),
        (400, """{"error":"expired_token"}"""),
        (400, """{"error":"invalid_scope"}"""),
        (400, """{"error":"unsupported_grant_type"}"""),
        (400, """{"error":"unauthorized_client"}"""),
        (400, """{"error":"temporarily_unavailable"}"""),
        (400, """{"error":"temporarily_unavailable","error_description":"Try later..."}"""),
        (400, ""),
        (403, ""),
        (400, "Wrong"),
        (401, "<html>Who are you?</html>"),
        (403, "<html><title>Blocked by the proxy</title></html>"),
        (403, "{}"),
        (300, ""),
        (302, ""),
        (399, ""),
        (404, ""),
        (404, """{"message":"No such page"}"""),
        (418, ""),
        (429, ""),
        (499, """{"error":"not_a_known_code"}"""),
        (500, ""),
        (500, """{"error":"server_error"}"""),
        (503, """{"message":"Down for maintenance"}"""),
        (200, ""),
        (200, """{"message":"No tokens today","trackingId":"ROUTERGW_5678"}"""),
    ];

    private readonly ApprovedTexts texts = new("SignInTexts.txt");
    private readonly HttpClient browser = new(new SocketsHttpHandler { UseProxy = false });
    private readonly SimulatedTime time = new();
    private readonly List<OAuthClient> clients = [];
    private readonly ByteServer server;
    private readonly RefreshTokenSignIn refresher;
    private readonly DeviceCodeSignIn codes;
    private byte[] response = [];

    public SignInTextTests()
    {
        server = new ByteServer(_ => response, keepsConnections: true);
        OAuthClient client = NewClient(time);
        refresher = new RefreshTokenSignIn(client);
        codes = new DeviceCodeSignIn(client);
    }

    public void Dispose()
    {
        clients.ForEach(client => client.Dispose());
        server.Dispose();
        browser.Dispose();
    }

    [Fact]
    public async Task Each_prompt_and_each_error_says_what_it_is_about_and_what_to_do_next()
    {
        await AddPromptsAsync();
        foreach ((int status, string body) in Refusals)
        {
            response = ByteServer.Response(status, body, "TrackingID: ROUTERGW_1234");
            texts.ErrorWithFacts($"{status} {body}", await FailAsync(RefreshAsync));
        }

        await AddOtherRequestsAsync();
        await AddBrowserAsync();
        AddMissingResponses();
        AddInputs();

        texts.Check("Texts and errors of sign-ins");
    }

    [Fact]
    public async Task A_wait_that_is_too_long_is_given_with_the_time_when_Webex_answers_again()
    {
        response = ByteServer.Response(429, string.Empty, "Retry-After: 3600");
        string again = time.GetUtcNow().AddHours(1).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

        WebexApiException failure = await FailAsync(RefreshAsync);

        Assert.Equal((WebexErrorKind.TooManyRequests, TimeSpan.FromHours(1)), (failure.Kind, failure.RetryAfter));
        Assert.StartsWith($"Try again at {again} with the inputs", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(
            "Sign-in with the refresh token: Webex received too many requests. (HTTP status 429)",
            failure.Message);
    }

    private static Task<WebexApiException> FailAsync(Func<Task> signIn) => Assert.ThrowsAsync<WebexApiException>(signIn);

    private static WebexApiException Fail(Func<object> read) => Assert.Throws<WebexApiException>(read);

    private async Task AddPromptsAsync()
    {
        texts.Line($"default scopes: {string.Join(" ", OAuthClient.DefaultScopes)}");
        using AuthorizationCodeSignIn signIn = StartBrowserSignIn();
        string message = Regex.Replace(signIn.Prompt.Message, "(?<=[?&](state|code_challenge)=)[A-Za-z0-9_-]{43}(?=&)", "(43 characters)");
        texts.Line($"prompt, browser: {message.Replace(server.Address.Authority, "api.example").Replace(Port(signIn), "8085")}");
        response = ByteServer.Response(200, DeviceStart);
        DeviceAuthorization device = await codes.BeginAsync(Asked, CancellationToken.None);
        texts.Line($"prompt, device code: {device.Prompt.Message}");
    }

    /// <summary>The same refusals of other requests, which have other advice.</summary>
    private async Task AddOtherRequestsAsync()
    {
        foreach ((int status, string body)
            in Refusals.Where(refusal => refusal.Status is 200 or 401 or 403 || refusal.Body.Contains("_scope")))
        {
            response = ByteServer.Response(status, body, "TrackingID: ROUTERGW_1234");
            texts.ErrorWithFacts(
                $"device code, start, {status} {body}", await FailAsync(() => codes.BeginAsync(Asked, CancellationToken.None)));
            texts.ErrorWithFacts(
                $"device code, {status} {body}", await FailAsync(() => codes.CompleteAsync(Device(), CancellationToken.None)));
        }

        response = ByteServer.Response(400, """{"error":"invalid_grant"}""");
        texts.ErrorWithFacts("device code, start, invalid_grant", await FailAsync(() => codes.BeginAsync(Asked, CancellationToken.None)));
        texts.ErrorWithFacts("device code, invalid_grant", await FailAsync(() => codes.CompleteAsync(Device(), CancellationToken.None)));
        response = ByteServer.Response(400, """{"error":"expired_token"}""");
        texts.ErrorWithFacts("device code, expired_token", await FailAsync(() => codes.CompleteAsync(Device(), CancellationToken.None)));
        response = ByteServer.Response(428, """{"error":"authorization_pending"}""");
        texts.ErrorWithFacts("device code, nobody came", await FailAsync(() => codes.CompleteAsync(Device(), CancellationToken.None)));
    }

    private async Task AddBrowserAsync()
    {
        foreach (string error in new[] { "access_denied", "invalid_scope", "server_error", "%1B[2Jx%0Ay" })
        {
            texts.ErrorWithFacts($"browser, error={error}", await FailInBrowserAsync($"error={error}"));
        }

        foreach (string body
            in new[] { """{"error":"invalid_grant"}""", """{"error":"access_denied"}""", """{"error":"invalid_client"}""", "" })
        {
            response = ByteServer.Response(body.Length == 0 ? 403 : 400, body);
            texts.ErrorWithFacts($"browser, a code, {body}", await FailInBrowserAsync("code=code-secret"));
        }

        var clock = new FakeTimeProvider();
        using AuthorizationCodeSignIn late = StartBrowserSignIn(clock);
        Task<TokenGrant> completing = late.CompleteAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(90));
        WebexApiException failure = await FailAsync(() => completing);
        texts.Line($"browser, nobody came: {failure.Kind}: {failure.Message}");
        texts.Line($"    do: {failure.RecommendedAction!.Replace(Port(late), "8085")}");
    }

    private void AddMissingResponses()
    {
        var request = new OAuthRequest { Path = "/access_token", Subject = "Sign-in", Form = [], Grant = "it", WhatToDo = "Give up." };
        var settings = new ConnectionSettings { Address = ApiAddress.Commercial };
        settings.Secrets.Add("proxy-password");
        Exception[] failures =
        [
            new TimeoutException("No complete response arrived within 100 s."),
            new AreaClosedException(TimeSpan.FromHours(1)),
            new HttpRequestException("An error occurred.", new IOException("The connection was reset.")),
            new HttpRequestException("Refused for the-secret-of-it by proxy-password."),
            new InvalidDataException("Its text may be a token."),
        ];
        foreach (Exception failure in failures)
        {
            texts.ErrorWithFacts(
                $"no response, {failure.GetType().Name}", OAuthErrors.NoResponse(request, failure, ["the-secret-of-it"], settings));
        }
    }

    private void AddInputs()
    {
        texts.ErrorWithFacts("redirect address", Fail(() => RedirectAddress.Parse("https://example.com")));
        texts.ErrorWithFacts("access token, empty", Fail(() => Secrets.ParseToken(string.Empty)));
        texts.ErrorWithFacts("access token, long", Fail(() => Secrets.ParseToken(new string('x', 40_000))));
        texts.ErrorWithFacts("access token, quotes", Fail(() => Secrets.ParseToken("\"token\"")));
        texts.ErrorWithFacts("access token, invisible", Fail(() => Secrets.ParseToken("to\u200Bken")));
        texts.ErrorWithFacts("refresh token", Fail(() => Secrets.ParseRefreshToken("to ken")));
        texts.ErrorWithFacts("client ID", Fail(() => Secrets.ParseClient(string.Empty, "secret")));
        texts.ErrorWithFacts("client secret", Fail(() => Secrets.ParseClient("client", "se cret")));
    }

    private DeviceAuthorization Device() => new()
    {
        DeviceCode = "device-secret",
        Scopes = Asked,
        Interval = TimeSpan.FromSeconds(5),
        Prompt = new SignInPrompt("As it was.") { ExpiresAt = time.GetUtcNow().AddSeconds(60) },
    };

    private Task RefreshAsync() => refresher.RefreshAsync("refresh-secret", CancellationToken.None);

    private async Task<WebexApiException> FailInBrowserAsync(string query)
    {
        using AuthorizationCodeSignIn signIn = StartBrowserSignIn();
        Task<TokenGrant> completing = signIn.CompleteAsync(CancellationToken.None);
        string state = Regex.Match(signIn.Address.Query, "[?&]state=([^&]+)").Groups[1].Value;
        await browser.GetAsync($"http://127.0.0.1:{Port(signIn)}/callback?{query}&state={state}");
        return await FailAsync(() => completing);
    }

    private AuthorizationCodeSignIn StartBrowserSignIn(FakeTimeProvider? clock = null) => new(
        NewClient(clock ?? new FakeTimeProvider()),
        RedirectAddress.Parse($"http://127.0.0.1:{FreePort.Find()}/callback"),
        Asked,
        TimeSpan.FromSeconds(90));

    private static string Port(AuthorizationCodeSignIn signIn) =>
        Regex.Match(signIn.Address.Query, "127\\.0\\.0\\.1%3A([0-9]+)%2F").Groups[1].Value;

    private OAuthClient NewClient(TimeProvider clock)
    {
        var settings = new ConnectionSettings
        {
            Address = ApiAddress.TryCreate(server.ApiBaseUri, out _)!,
            Time = clock,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var client = new OAuthClient(settings, new ClientCredential("client", "the-secret-of-it"));
        clients.Add(client);
        return client;
    }
}
