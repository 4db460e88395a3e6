using System.Net;
using System.Text;
using System.Text.Json;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class ControlTests : SimulatorTest
{
    [Fact]
    public async Task Faults_are_ordered_and_counted()
    {
        await OrderAsync("faults", """{"kind":"status","status":503,"times":1,"retryAfter":"7","delayMs":1}""");
        var struck = await GetAsync(RoomPath);
        Assert.Equal(503, (int)struck.StatusCode);
        Assert.Equal("7", struck.Headers.GetValues("Retry-After").Single());
        JsonElement statistics = await AskAsync("statistics");
        Assert.Equal(1, statistics.GetProperty("faultsGiven")[0].GetInt32());
        Assert.Equal(1, statistics.GetProperty("total").GetInt32());
        JsonElement entry = (await AskAsync("requests"))[0];
        Assert.Equal("admin", entry.GetProperty("tokenName").GetString());
        Assert.Equal("/v1" + RoomPath, entry.GetProperty("pathAndQuery").GetString());
        Assert.Equal("Status", entry.GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_typo_orders_nothing()
    {
        using var content = new StringContent("""{"knid":"status"}""");
        Assert.Equal(HttpStatusCode.BadRequest, (await Client.PostAsync(new Uri(Webex.ControlBaseUri, "faults"), content)).StatusCode);
        Assert.Empty(Webex.Faults.All);
    }

    [Fact]
    public async Task Tokens_are_issued_and_revoked()
    {
        JsonElement token = await OrderAsync("tokens", """{"action":"issue","email":"a@x.com","name":"mine","lifetimeSec":60}""");
        Assert.Equal("a@x.com", Webex.Tokens.Find(token.GetProperty("value").GetString()!)!.Email);
        await OrderAsync("tokens", """{"action":"revoke","token":"mine"}""");
        Assert.True(Webex.Tokens.Find(token.GetProperty("value").GetString()!)!.IsRevoked);
        Assert.Contains((await AskAsync("tokens")).EnumerateArray(), entry => entry.GetProperty("name").GetString() == "admin");
    }

    [Fact]
    public async Task State_settings_limits_and_reset()
    {
        Assert.Equal("Alice's Personal Room", (await AskAsync("rooms/a@x.com?siteUrl=site4.webex.com")).GetProperty("topic").GetString());
        Assert.Equal("a@x.com", (await AskAsync("sessionTypes/a@x.com")).GetProperty("email").GetString());
        await OrderAsync("organization", """{"people":7}""");
        await OrderAsync("settings", """{"latencyMs":1,"clockSkewSec":60,"oAuth":{"rotateRefreshTokens":true}}""");
        await OrderAsync("limits", """{"requests":1,"windowSec":60}""");
        Assert.Equal(7, Webex.Organization.People);
        Assert.True(Webex.Options.OAuth.RotateRefreshTokens);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(RoomPath)).StatusCode);
        await OrderAsync("reset", "");
        Assert.Equal(50, Webex.Organization.People);
        Assert.False(Webex.Options.OAuth.RotateRefreshTokens);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
    }

    [Fact]
    public async Task Devices_are_approved_and_hanging_requests_released()
    {
        Assert.Equal(0, (await OrderAsync("device/approve", "")).GetProperty("changed").GetInt32());
        await OrderAsync("faults", """{"kind":"hang"}""");
        Task<HttpResponseMessage> request = GetAsync(RoomPath);
        await Webex.Faults.WaitForHangingAsync(1).WaitAsync(TimeSpan.FromSeconds(10));
        await OrderAsync("hang/release", "");
        Assert.Equal(HttpStatusCode.OK, (await request).StatusCode);
    }

    private async Task<JsonElement> AskAsync(string path) => await JsonAsync(await Client.GetAsync(new Uri(Webex.ControlBaseUri, path)));

    private async Task<JsonElement> OrderAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        var response = await Client.PostAsync(new Uri(Webex.ControlBaseUri, path), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await JsonAsync(response);
    }
}
