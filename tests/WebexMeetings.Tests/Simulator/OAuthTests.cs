using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class OAuthTests : SimulatorTest
{
    private const string Redirect = "http://localhost:8085/callback";
    private const string Verifier = "0123456789012345678901234567890123456789012";

    private readonly FakeTimeProvider time = new();

    protected override TimeProvider Time => time;

    private OAuthOptions Settings => Webex.Options.OAuth;

    [Fact]
    public async Task A_refresh_token_gives_access_until_it_is_revoked()
    {
        Settings.AccessTokenLifetime = TimeSpan.FromSeconds(100);
        JsonElement granted = await JsonAsync(await RefreshAsync());
        Assert.Equal(100, granted.GetProperty("expires_in").GetInt32());
        Assert.Equal(Webex.OAuth.AdminRefreshToken.Value, granted.GetProperty("refresh_token").GetString());
        AccessToken access = Webex.Tokens.Find(granted.GetProperty("access_token").GetString()!)!;
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath, access)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(RoomPath, access)).StatusCode);
        Webex.OAuth.RevokeRefreshToken(Webex.OAuth.AdminRefreshToken.Value);
        var refused = await RefreshAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("invalid_grant", Reason(await JsonAsync(refused)));
    }

    [Fact]
    public async Task Rotation_ends_the_old_refresh_token()
    {
        Settings.RotateRefreshTokens = true;
        Settings.OAuthErrorShape = true;
        string next = (await JsonAsync(await RefreshAsync())).GetProperty("refresh_token").GetString()!;
        Assert.NotEqual(Webex.OAuth.AdminRefreshToken.Value, next);
        Assert.Equal("invalid_grant", (await JsonAsync(await RefreshAsync())).GetProperty("error").GetString());
        Assert.Equal(HttpStatusCode.OK, (await RefreshAsync(next)).StatusCode);
    }

    [Fact]
    public async Task Fields_may_be_absent()
    {
        Settings.OmitExpiresIn = Settings.OmitRefreshToken = Settings.OmitScope = Settings.OmitTokenType = true;
        JsonElement granted = await JsonAsync(await RefreshAsync());
        Assert.Equal(["access_token"], granted.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task The_secret_is_needed()
    {
        var refused = await PostFormAsync("/access_token", ("grant_type", "refresh_token"), ("client_id", Settings.ClientId),
            ("refresh_token", Webex.OAuth.AdminRefreshToken.Value));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once_with_its_verifier()
    {
        string code = await CodeAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await RedeemAsync(code, new string('x', 43))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RedeemAsync(code, Verifier)).StatusCode);
        JsonElement granted = await JsonAsync(await RedeemAsync(await CodeAsync(), Verifier));
        Assert.Equal("spark:people_read", granted.GetProperty("scope").GetString());
    }

    [Theory]
    [InlineData("redirect_uri", "http://localhost:9999/callback")]
    [InlineData("client_id", "other")]
    [InlineData("state", "")]
    public async Task Wrong_requests_are_not_redirected(string name, string value) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await AuthorizeAsync((name, value))).StatusCode);

    [Theory]
    [InlineData("scope", "no:such_scope", "invalid_scope")]
    [InlineData("code_challenge_method", "plain", "invalid_request")]
    [InlineData("response_type", "token", "unsupported_response_type")]
    public async Task Other_errors_go_back_to_the_client(string name, string value, string error)
    {
        Uri location = (await AuthorizeAsync((name, value))).Headers.Location!;
        Assert.Contains($"error={error}&", location.Query, StringComparison.Ordinal);
        Assert.Contains("state=st%26te", location.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_may_be_denied_and_state_may_be_wrong()
    {
        Settings.DenyConsent = Settings.ReturnWrongState = true;
        string query = (await AuthorizeAsync()).Headers.Location!.Query;
        Assert.Contains("error=access_denied", query, StringComparison.Ordinal);
        Assert.Contains("state=not-st", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_waits_for_its_user()
    {
        JsonElement device = await StartDeviceAsync();
        Assert.Matches("^[0-9]{6}$", device.GetProperty("user_code").GetString());
        Assert.Equal(428, (int)(await PollAsync(device)).StatusCode);
        Webex.OAuth.SlowDownDevice();
        Assert.Equal("slow_down", Reason(await JsonAsync(await PollAsync(device))));
        Assert.Equal(428, (int)(await PollAsync(device)).StatusCode);
        Assert.Equal(1, Webex.OAuth.ApproveDevice(device.GetProperty("user_code").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await PollAsync(device)).StatusCode);
        Assert.Equal("invalid_grant", Reason(await JsonAsync(await PollAsync(device))));
        Assert.Equal(5, Webex.OAuth.Devices[0].Polls);
    }

    [Fact]
    public async Task A_device_may_be_denied_or_expire()
    {
        JsonElement denied = await StartDeviceAsync();
        Webex.OAuth.DenyDevice();
        Assert.Equal("access_denied", Reason(await JsonAsync(await PollAsync(denied))));
        JsonElement late = await StartDeviceAsync();
        time.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal("expired_token", Reason(await JsonAsync(await PollAsync(late))));
    }

    [Fact]
    public async Task A_device_poll_needs_basic_authentication()
    {
        JsonElement device = await StartDeviceAsync();
        var refused = await PostFormAsync("/device/token", DeviceForm(device));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private Task<HttpResponseMessage> RefreshAsync(string? token = null) => PostFormAsync("/access_token",
        ("grant_type", "refresh_token"), ("client_id", Settings.ClientId), ("client_secret", Settings.ClientSecret),
        ("refresh_token", token ?? Webex.OAuth.AdminRefreshToken.Value));

    private Task<HttpResponseMessage> RedeemAsync(string code, string verifier) => PostFormAsync("/access_token",
        ("grant_type", "authorization_code"), ("client_id", Settings.ClientId), ("client_secret", Settings.ClientSecret),
        ("code", code), ("redirect_uri", Redirect), ("code_verifier", verifier));

    private async Task<string> CodeAsync()
    {
        string query = (await AuthorizeAsync()).Headers.Location!.Query;
        return query.Split("code=")[1].Split('&')[0];
    }

    private Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string Value)[] changes)
    {
        var query = new Dictionary<string, string>
        {
            ["response_type"] = "code", ["client_id"] = Settings.ClientId, ["redirect_uri"] = Redirect, ["scope"] = "spark:people_read",
            ["state"] = "st&te", ["code_challenge_method"] = "S256",
            ["code_challenge"] =
                Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        };
        foreach (var (name, value) in changes)
            query[name] = value;
        string text = string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        return Client.GetAsync(new Uri($"{Webex.ApiBaseUri}/authorize?{text}"));
    }

    private async Task<JsonElement> StartDeviceAsync() => await JsonAsync(await PostFormAsync("/device/authorize",
        ("client_id", Settings.ClientId), ("scope", "spark:people_read meeting:preferences_read")));

    private async Task<HttpResponseMessage> PollAsync(JsonElement device)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Webex.ApiBaseUri + "/device/token");
        request.Headers.Authorization = new(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Settings.ClientId}:{Settings.ClientSecret}")));
        request.Content = new FormUrlEncodedContent(DeviceForm(device).Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.SendAsync(request);
    }

    private (string Name, string Value)[] DeviceForm(JsonElement device) =>
    [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("client_id", Settings.ClientId),
        ("device_code", device.GetProperty("device_code").GetString()!),
    ];
}
