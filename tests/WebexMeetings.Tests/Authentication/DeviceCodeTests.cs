using WebexMeetings.Authentication;
using WebexMeetings.Simulator;

namespace WebexMeetings.Tests.Authentication;

/// <summary>Signing in with a code that is typed into a browser elsewhere.</summary>
public sealed class DeviceCodeTests : OAuthTest
{
    private const string Path = "/device/token";

    private static readonly string[] Asked = ["spark:people_read", "meeting:preferences_read"];

    private DeviceCodeSignIn Codes => new(Client);

    [Fact]
    public async Task It_says_where_to_go_and_the_code_and_not_the_secret_half()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);

        DeviceGrant known = Assert.Single(Simulator.OAuth.Devices);
        string address = new Uri(Simulator.ApiBaseUri, "/verify").AbsoluteUri;
        Assert.Equal(
            $"To sign in to Webex, open {address} in a browser and enter the code {known.UserCode} within 5 minutes.",
            device.Prompt.Message);
        Assert.Equal((address, known.UserCode), (device.Prompt.Address, device.Prompt.UserCode));
        Assert.Equal($"{address}?userCode={known.UserCode}", device.Prompt.CompleteAddress);
        Assert.Equal(Time.GetUtcNow().AddSeconds(300), device.Prompt.ExpiresAt);
        Assert.DoesNotContain(known.DeviceCode, $"{device} {device.Prompt}", StringComparison.Ordinal);
        Assert.Equal(
            $"client_id={Credential.ClientId}&scope=spark%3Apeople_read+meeting%3Apreferences_read",
            Assert.Single(RequestsTo("/device/authorize")).Body);
    }

    [Fact]
    public async Task It_asks_at_the_interval_until_somebody_has_agreed()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang, PathContains = Path, Skip = 3, Times = 1 });
        Task<TokenGrant> completing = Codes.CompleteAsync(device, CancellationToken.None);
        await Simulator.Faults.WaitForHangingAsync(1);
        Simulator.OAuth.ApproveDevice();
        Simulator.Faults.ReleaseHanging();

        TokenGrant tokens = await completing;

        Assert.Equal(Organization.AdminEmail, Simulator.Tokens.Find(tokens.AccessToken)!.Email);
        Assert.NotNull(tokens.RefreshToken);
        Assert.Equal(Asked, tokens.Scopes);
        Assert.Equal([428, 428, 428, 200], RequestsTo(Path).Select(request => request.Status));
        AssertSecondsBetween(2, 2, 2);
        Assert.All(RequestsTo(Path), request => Assert.StartsWith("Basic ", request.Authorization, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_slows_down_by_five_seconds_each_time_it_is_told_to()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.OAuth.SlowDownDevice(polls: 1);
        Simulator.Faults.Add(new Fault { Status = 429, PathContains = Path, Skip = 1, Times = 1 });
        Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "60", PathContains = Path, Skip = 1, Times = 1 });
        Simulator.Faults.Add(new Fault { Status = 503, PathContains = Path, Skip = 1, Times = 1 });
        Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang, PathContains = Path, Skip = 1, Times = 1 });
        Task<TokenGrant> completing = Codes.CompleteAsync(device, CancellationToken.None);
        await Simulator.Faults.WaitForHangingAsync(1);
        Simulator.OAuth.ApproveDevice();
        Simulator.Faults.ReleaseHanging();

        await completing;

        Assert.Equal([400, 429, 429, 503, 200], RequestsTo(Path).Select(request => request.Status));
        AssertSecondsBetween(7, 12, 60, 65);
    }

    [Fact]
    public async Task It_goes_on_in_the_form_of_the_standard_and_after_a_failure_of_Webex()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.OAuth.ApproveDevice();
        Answer(400, """{"error":"authorization_pending"}""");
        Answer(500, """{"message":"Try again"}""");
        Answer(428, "{}", retryAfter: "30");
        Answer(400, """{"error":"slow_down"}""", retryAfter: "3");

        Assert.NotNull(await Codes.CompleteAsync(device, CancellationToken.None));

        Assert.Equal([400, 500, 428, 400, 200], RequestsTo(Path).Select(request => request.Status));
        AssertSecondsBetween(2, 7, 30, 35);
    }

    [Fact]
    public async Task A_lost_connection_does_not_end_it()
    {
        Simulator.Options.OAuth.ApproveDevicesAtOnce = true;
        Simulator.Faults.Add(new Fault { Kind = FaultKind.CloseConnection, PathContains = Path, Times = 1 });
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);

        Assert.NotNull(await Codes.CompleteAsync(device, CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_denial_is_said_clearly_in_both_shapes_of_errors(bool oauthShape)
    {
        Simulator.Options.OAuth.OAuthErrorShape = oauthShape;
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.OAuth.DenyDevice();

        WebexApiException failure = await FailAsync(device);

        Assert.Equal(WebexErrorKind.Unauthorized, failure.Kind);
        Assert.StartsWith("Sign-in with a device code: The sign-in was denied", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_connection_is_told_when_the_code_ends_with_it()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.Faults.Add(new Fault { Kind = FaultKind.CloseConnection, PathContains = Path });

        WebexApiException failure = await FailAsync(device);

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith(
            "Sign-in with a device code: The code has expired, and the last request for the tokens failed: No connection to ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("Run Connect-Webex -DeviceCode again for a new code.", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stops_asking_when_the_code_has_expired()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);

        WebexApiException failure = await FailAsync(device);

        Assert.Equal(WebexErrorKind.Timeout, failure.Kind);
        Assert.Contains("The code has expired; nobody completed the sign-in in time", failure.Message, StringComparison.Ordinal);
        Assert.True(Time.GetUtcNow() <= device.Prompt.ExpiresAt);
        Assert.True(RequestsTo(Path).Count <= 150);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_that_Webex_lets_expire_early_ends_it(bool oauthShape)
    {
        Simulator.Options.OAuth.OAuthErrorShape = oauthShape;
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.OAuth.ExpireDevice();

        Assert.Equal(WebexErrorKind.Timeout, (await FailAsync(device)).Kind);
        Assert.Single(RequestsTo(Path));
    }

    [Fact]
    public async Task Ctrl_C_ends_it_at_once_and_nothing_more_is_asked()
    {
        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang, PathContains = Path });
        using var stop = new CancellationTokenSource();
        Task<TokenGrant> completing = Codes.CompleteAsync(device, stop.Token);
        await Simulator.Faults.WaitForHangingAsync(1);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => completing);
        Assert.Single(RequestsTo(Path));
    }

    [Fact]
    public async Task Scopes_that_the_integration_does_not_have_are_said()
    {
        var failure =
            await Assert.ThrowsAsync<WebexApiException>(() => Codes.BeginAsync(["spark:all", "a&b=c\r\nX: y"], CancellationToken.None));

        Assert.Equal(WebexErrorKind.BadRequest, failure.Kind);
        Assert.Contains("Webex does not give this integration the scopes that were asked for", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-Scope", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.EndsWith(
            "&scope=spark%3Aall+a%26b%3Dc%0D%0AX%3A+y", Assert.Single(RequestsTo("/device/authorize")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"device_code":"d","user_code":"1","verification_uri":"javascript:alert(1)"}""")]
    [InlineData("""{"device_code":"d","user_code":"1\u001b[2J","verification_uri":"https://x.example"}""")]
    [InlineData("<html>")]
    public async Task An_answer_that_nobody_should_be_shown_is_refused(string body)
    {
        Simulator.Faults.Add(new Fault { Status = 200, Body = body });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => Codes.BeginAsync(Asked, CancellationToken.None));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
    }

    [Theory]
    [InlineData("""{"device_code":"d","user_code":"1","verification_uri":"http://login.example/x"}""")]
    [InlineData("""{"device_code":"d","user_code":"1","verification_uri":"https://webex.com@evil.example/x"}""")]
    [InlineData("""{"device_code":"d","user_code":"1","verification_uri":"https://user:word@login.example/x"}""")]
    [InlineData("""{"device_code":"d","user_code":"1","verification_uri":"file:///etc/passwd"}""")]
    [InlineData("""{"device_code":"d","user_code":"1\u202e","verification_uri":"https://login.example/x"}""")]
    public async Task An_address_that_a_person_could_be_misled_by_is_refused(string body)
    {
        Simulator.Faults.Add(new Fault { Status = 200, Body = body });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => Codes.BeginAsync(Asked, CancellationToken.None));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
    }

    [Fact]
    public async Task A_complete_address_that_is_not_https_is_left_out_and_a_foreign_alphabet_is_shown_as_it_is_sent()
    {
        Simulator.Faults.Add(new Fault
        {
            Status = 200,
            Body = """{"device_code":"d","user_code":"1","verification_uri":"https://w\u0435bex.example/x","verification_uri_complete":"ftp://login.example"}""",
        });

        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);

        Assert.Null(device.Prompt.CompleteAddress);
        Assert.Equal("https://xn--wbex-v4d.example/x", device.Prompt.Address);
    }

    [Theory]
    [InlineData("900", 900, "15 minutes")]
    [InlineData("150", 150, "2.5 minutes")]
    [InlineData("124", 124, "2.1 minutes")]
    [InlineData("120", 120, "2 minutes")]
    [InlineData("\"119\"", 119, "119 seconds")]
    [InlineData("60", 60, "60 seconds")]
    [InlineData("1", 1, "1 second")]
    [InlineData("1e20", 300, "5 minutes")]
    [InlineData("0", 300, "5 minutes")]
    [InlineData("-1", 300, "5 minutes")]
    [InlineData("86400", 300, "5 minutes")]
    [InlineData("9e30", 300, "5 minutes")]
    [InlineData("null", 300, "5 minutes")]
    public async Task The_lifetime_of_the_code_is_the_one_that_Webex_says_where_it_makes_sense(string seconds, int expected, string said)
    {
        string body = $$"""{"device_code":"d","user_code":"1","verification_uri":"https://login.example/x","expires_in":{{seconds}}}""";
        Simulator.Faults.Add(new Fault { Status = 200, Body = body, Times = 1 });

        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);
        DateTimeOffset start = Time.GetUtcNow();
        Simulator.Faults.Add(new Fault { Status = 428, PathContains = Path });
        WebexApiException failure = await FailAsync(device);

        Assert.Equal(start.AddSeconds(expected), device.Prompt.ExpiresAt);
        Assert.EndsWith($" within {said}.", device.Prompt.Message, StringComparison.Ordinal);
        Assert.Equal(WebexErrorKind.Timeout, failure.Kind);
        Assert.Equal(expected, (Time.GetUtcNow() - start).TotalSeconds);
    }

    [Fact]
    public async Task Without_an_interval_and_a_lifetime_the_standard_s_are_used()
    {
        Simulator.Faults.Add(
            new Fault { Status = 200, Body = """{"device_code":"d","user_code":"123456","verification_uri":"https://x.example/y"}""" });

        DeviceAuthorization device = await Codes.BeginAsync(Asked, CancellationToken.None);

        Assert.Equal(TimeSpan.FromSeconds(5), device.Interval);
        Assert.Equal(Time.GetUtcNow().AddMinutes(5), device.Prompt.ExpiresAt);
    }

    private Task<WebexApiException> FailAsync(DeviceAuthorization device) =>
        Assert.ThrowsAsync<WebexApiException>(() => Codes.CompleteAsync(device, CancellationToken.None));

    private void Answer(int status, string body, string? retryAfter = null) =>
        Simulator.Faults.Add(new Fault { Status = status, Body = body, RetryAfter = retryAfter, PathContains = Path, Times = 1 });

    private void AssertSecondsBetween(params double[] expected)
    {
        IReadOnlyList<LoggedRequest> polls = RequestsTo(Path);
        Assert.Equal(expected, polls.Skip(1).Zip(polls, (later, earlier) => (later.Time - earlier.Time).TotalSeconds));
    }
}
