using WebexMeetings.Authentication;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>Signing in with a refresh token, as runbooks do.</summary>
public sealed class RefreshTokenTests : OAuthTest
{
    private string RefreshToken => Simulator.OAuth.AdminRefreshToken.Value;

    [Fact]
    public async Task The_first_request_fetches_an_access_token_with_the_secret_in_the_form()
    {
        Session session = ConnectWith(RefreshToken);

        Assert.Equal("a@x.com", (await session.GetRoomAsync("a@x.com")).UserEmail);

        LoggedRequest request = Assert.Single(RequestsTo("/access_token"));
        Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal($"grant_type=refresh_token&refresh_token={RefreshToken}&client_id={Credential.ClientId}&client_secret={Credential.ClientSecret}", request.Body);
        Assert.Null(request.Authorization);
    }

    [Fact]
    public async Task What_the_answer_says_is_known_of_the_connection()
    {
        Session session = ConnectWith(RefreshToken);
        await session.GetRoomAsync();

        Assert.Equal("RefreshToken", session.Connection.AuthenticationType);
        Assert.Equal(Time.GetUtcNow().AddSeconds(1_209_599), session.Connection.ExpiresAt);
        Assert.Equal(Time.GetUtcNow().AddSeconds(7_775_999), session.Connection.RefreshTokenExpiresAt);
        Assert.Equal(Scopes.All.Order(), session.Connection.Scopes.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Renewal_goes_on_for_weeks_whether_Webex_gives_new_refresh_tokens_or_not(bool rotate)
    {
        Simulator.Options.OAuth.RotateRefreshTokens = rotate;
        Session session = ConnectWith(RefreshToken);
        for (int fortnight = 0; fortnight < 20; fortnight++)
        {
            Assert.NotNull(await session.GetRoomAsync());
            await Task.Delay(TimeSpan.FromDays(14), Time);
        }

        Assert.Equal(20, RequestsTo("/access_token").Count);
        Assert.Equal(rotate ? 20 : 1, RequestsTo("/access_token").Select(request => request.Body).Distinct().Count());
        Assert.Equal(0, Simulator.RequestLog.Entries.Count(request => request.Status == 401));
    }

    [Fact]
    public async Task A_revoked_access_token_is_renewed_by_one_request_and_all_inputs_are_answered()
    {
        Simulator.Options.OAuth.RotateRefreshTokens = true;
        Session session = ConnectWith(RefreshToken);
        await session.GetRoomAsync();
        Assert.True(Simulator.Tokens.Revoke(RequestsTo("/meetingPreferences/personalMeetingRoom")[0].TokenName!));

        PersonalRoom[] rooms = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => session.GetRoomAsync("a@x.com")));

        Assert.Equal(40, rooms.Length);
        Assert.Equal(2, RequestsTo("/access_token").Count);
    }

    [Theory]
    [InlineData(-7200)]
    [InlineData(7200)]
    public async Task A_clock_of_Webex_that_is_hours_off_does_not_matter(int seconds)
    {
        Simulator.Options.ClockSkew = TimeSpan.FromSeconds(seconds);
        Simulator.Options.OAuth.AccessTokenLifetime = TimeSpan.FromHours(1);
        Session session = ConnectWith(RefreshToken);
        for (int quarter = 0; quarter < 20; quarter++)
        {
            Assert.NotNull(await session.GetRoomAsync());
            await Task.Delay(TimeSpan.FromMinutes(15), Time);
        }

        Assert.DoesNotContain(Simulator.RequestLog.Entries, request => request.Status == 401);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_token_that_is_not_accepted_is_said_clearly_in_both_shapes_of_errors(bool oauthShape)
    {
        Simulator.Options.OAuth.OAuthErrorShape = oauthShape;
        Session session = ConnectWith("refresh-that-nobody-knows");

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal((WebexErrorKind.Unauthorized, 400), (failure.Kind, failure.StatusCode));
        Assert.StartsWith(
            "Sign-in with the refresh token: Webex did not accept the refresh token", failure.Message, StringComparison.Ordinal);
        Assert.Contains("HTTP status 400, tracking ID ROUTER_", failure.Message, StringComparison.Ordinal);
        Assert.StartsWith("The refresh token is wrong, revoked, replaced", failure.RecommendedAction, StringComparison.Ordinal);
        AssertNoSecret(failure, "refresh-that-nobody-knows");
        Assert.Empty(RequestsTo("/meetingPreferences/personalMeetingRoom"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_client_secret_is_said_clearly(bool oauthShape)
    {
        Simulator.Options.OAuth.OAuthErrorShape = oauthShape;
        Session session = ConnectWith(RefreshToken, new ClientCredential(Credential.ClientId, "wrong-client-secret"));

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal((WebexErrorKind.Unauthorized, 401), (failure.Kind, failure.StatusCode));
        Assert.Contains("Webex did not accept the client ID or the client secret", failure.Message, StringComparison.Ordinal);
        AssertNoSecret(failure, "wrong-client-secret");
    }

    [Fact]
    public async Task A_refusal_that_quotes_the_secrets_is_shown_without_them()
    {
        string escaped = Uri.EscapeDataString(RefreshToken);
        Simulator.Faults.Add(new Fault
        {
            PathContains = "access_token",
            Status = 400,
            Body = $$"""{"message":"POST failed (url=https://idbroker.example/token?refresh_token={{escaped}}&client_secret={{Credential.ClientSecret}}), body {{RefreshToken}}","trackingId":"x {{Credential.ClientSecret}}"}""",
        });
        Session session = ConnectWith(RefreshToken);

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Contains("POST failed (url=https://idbroker.example/token", failure.Message, StringComparison.Ordinal);
        AssertNoSecret(failure);
    }

    [Theory]
    [InlineData("""{"access_token":"access-1"}""")]
    [InlineData("""{"access_token":"access-1","scope":null}""")]
    [InlineData("""{"access_token":"access-1","scope":" "}""")]
    [InlineData("""{"access_token":"access-1","scope":["spark:people_read"]}""")]
    [InlineData("""{"ACCESS_TOKEN":"access-1","Expires_In":"soon","scope":7,"refresh_token":{},"refresh_token_expires_in":[]}""")]
    public async Task A_response_with_nothing_but_a_token_is_enough(string body)
    {
        Simulator.Faults.Add(new Fault { PathContains = "access_token", Status = 200, Body = body });
        using var refresher = new RefreshTokenSignIn(Client);

        TokenGrant tokens = await refresher.RefreshAsync(RefreshToken, CancellationToken.None);

        Assert.Equal("access-1", tokens.AccessToken);
        Assert.Empty(tokens.Scopes);
        Assert.Null(tokens.RefreshToken);
        Assert.Null(tokens.ExpiresAt);
        Assert.Null(tokens.RefreshTokenExpiresAt);
    }

    [Theory]
    [InlineData("<html>Sign in to the hotel's network</html>")]
    [InlineData("{\"access_token\":\"half-of-a-tok")]
    [InlineData("{\"access_token\":\"two words\"}")]
    [InlineData("{\"access_token\":null}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_answer_that_is_no_token_is_not_quoted(string body)
    {
        Simulator.Faults.Add(new Fault { PathContains = "access_token", Status = 200, Body = body });
        Session session = ConnectWith(RefreshToken);

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.StartsWith(
            "Sign-in with the refresh token: The response is not what Webex documents for this. (HTTP status 200",
            failure.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("half", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Status, 503)]
    [InlineData(FaultKind.Status, 500)]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.CutOff, null)]
    [InlineData(FaultKind.CloseConnection, null)]
    public async Task A_failure_that_passes_is_sat_out(FaultKind kind, int? status)
    {
        Simulator.Faults.Add(new Fault { Kind = kind, Status = status, PathContains = "access_token", Times = 2 });
        Session session = ConnectWith(RefreshToken);

        Assert.NotNull(await session.GetRoomAsync());
        Assert.Equal(3, RequestsTo("/access_token").Count);
    }

    [Theory]
    [InlineData(FaultKind.Status, 503, WebexErrorKind.ServerError)]
    [InlineData(FaultKind.Status, 429, WebexErrorKind.TooManyRequests)]
    [InlineData(FaultKind.CutOff, null, WebexErrorKind.InvalidResponse)]
    [InlineData(FaultKind.CloseConnection, null, WebexErrorKind.ConnectionFailed)]
    public async Task A_failure_that_stays_is_no_refusal_of_the_sign_in_and_the_next_request_tries_again(
        FaultKind kind, int? status, WebexErrorKind expected)
    {
        Simulator.Faults.Add(new Fault { Kind = kind, Status = status, PathContains = "access_token", Times = 3 });
        Session session = ConnectWith(RefreshToken);

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(expected, failure.Kind);
        AssertNoSecret(failure);
        Assert.NotNull(await session.GetRoomAsync());
    }

    [Fact]
    public async Task A_wait_that_is_asked_for_is_kept_and_one_that_is_too_long_fails_at_once()
    {
        Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "77", PathContains = "access_token", Times = 1 });
        Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "3600", PathContains = "access_token", Times = 1, Skip = 1 });
        DateTimeOffset start = Time.GetUtcNow();
        await ConnectWith(RefreshToken).GetRoomAsync();
        Assert.Equal(TimeSpan.FromSeconds(77), Time.GetUtcNow() - start);

        WebexApiException failure = await ConnectWith(RefreshToken).FailRoomAsync();
        Assert.Equal((WebexErrorKind.TooManyRequests, TimeSpan.FromHours(1)), (failure.Kind, failure.RetryAfter));
    }

    [Fact]
    public async Task The_missing_scope_is_named_where_the_granted_ones_are_known()
    {
        Session session = ConnectWith(Simulator.OAuth.IssueRefreshToken("admin@example.com", ["spark:people_read"]).Value);

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.Forbidden, failure.Kind);
        Assert.StartsWith(
            "Sign in with the missing scope meeting:admin_preferences_read", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("The token has spark:people_read.", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_403_with_the_scope_there_is_about_the_role()
    {
        Session session = ConnectWith(RefreshToken);
        Simulator.Faults.Add(new Fault { Status = 403, PathContains = "personalMeetingRoom" });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.StartsWith("Check the role of the signed-in user", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disconnecting_while_the_sign_in_is_renewed_ends_the_request_with_a_clear_error()
    {
        Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang, PathContains = "access_token" });
        Session session = ConnectWith(RefreshToken);
        Task<WebexApiException> failing = session.FailRoomAsync();
        await Simulator.Faults.WaitForHangingAsync(1);

        session.Connection.Dispose();

        Assert.Equal(WebexErrorKind.NotConnected, (await failing).Kind);
    }

    private void AssertNoSecret(WebexApiException failure, params string[] more)
    {
        string everything = $"{failure} {failure.Message} {failure.RecommendedAction} {failure.Reason} {failure.TrackingId}";
        Assert.All(
            [RefreshToken, Credential.ClientSecret, .. more],
            secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
    }
}
