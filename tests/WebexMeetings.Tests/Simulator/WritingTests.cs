using System.Net;
using System.Text.Json.Nodes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class WritingTests : SimulatorTest
{
    private const string RefreshPath = "/admin/meetingPreferences/personalMeetingRoom/refreshId";
    private const string TypesPath = "/admin/meeting/userconfig/sessionTypes";

    [Fact]
    public async Task A_complete_room_is_kept()
    {
        var response = await PutRoomAsync(("topic", "Zimmer 漢字"), ("hostPin", "0852"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("Zimmer 漢字", Webex.Organization.Room("user@example.com")!.Topic);
        Assert.Equal("0852", Webex.Organization.Room("user@example.com", "site1.example.webex.com")!.HostPin);
        Assert.NotEqual("0852", Webex.Organization.Room("user@example.com", "site4.webex.com")!.HostPin);
    }

    [Theory]
    [InlineData("topic", "")]
    [InlineData("hostPin", "1234")]
    [InlineData("hostPin", "4321")]
    [InlineData("hostPin", "1111")]
    [InlineData("hostPin", "12345")]
    [InlineData("hostPin", "12a5")]
    [InlineData("autoLockMinutes", 7)]
    [InlineData("enabledAutoLock", "true")]
    [InlineData("coHosts", null)]
    public async Task Wrong_fields_are_refused(string name, object? value) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PutRoomAsync((name, JsonValue.Create(value)))).StatusCode);

    [Fact]
    public async Task Co_host_flags_exclude_each_other_and_co_hosts()
    {
        var both = await PutRoomAsync(("supportAnyoneAsCoHost", true), ("allowFirstUserToBeCoHost", true));
        Assert.Equal(
            "You can not turn on 'allowAnyUserToBeCoHost' and 'allowFirstUserToBeCoHost' at the same time.",
            Reason(await JsonAsync(both)));
        var coHosts = new JsonArray(new JsonObject { ["email"] = "a@x.com" });
        Assert.Equal(HttpStatusCode.BadRequest, (await PutRoomAsync(("supportAnyoneAsCoHost", true), ("coHosts", coHosts))).StatusCode);
    }

    [Fact]
    public async Task A_batch_is_refreshed_as_a_whole_or_not_at_all()
    {
        const string Site = "site4.webex.com";
        var good = await SendAsync(HttpMethod.Post, RefreshPath, json: Batch("""{"email":"a@x.com","personalMeetingRoomId":"new-a"}"""));
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal("new-a", Webex.Organization.Room("a@x.com", Site)!.RoomId);
        var taken = await SendAsync(HttpMethod.Post, RefreshPath, json: Batch(
            """{"email":"person00001@example.com","personalMeetingRoomId":"free"},{"email":"b@x.com","personalMeetingRoomId":"new-a"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, taken.StatusCode);
        Assert.False((await JsonAsync(taken)).TryGetProperty("trackingId", out _));
        Assert.Equal("person00001", Webex.Organization.Room("person00001@example.com", Site)!.RoomId);
        var derived =
            await SendAsync(HttpMethod.Post, RefreshPath, json: Batch("""{"email":"b@x.com","personalMeetingRoomId":"person00001"}"""));
        Assert.Equal(HttpStatusCode.BadRequest, derived.StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"a@x.com","systemGenerated":true},{"email":"b@x.com","personalMeetingRoomId":"x"}""", 400)]
    [InlineData("""{"email":"a@x.com"}""", 400)]
    [InlineData("""{"email":"a@x.com","systemGenerated":true},{"email":"nobody@x.com","systemGenerated":true}""", 404)]
    [InlineData("""{"email":"a@x.com","systemGenerated":true},{"email":"b@x.com","systemGenerated":true}""", 200)]
    public async Task Batch_rules(string items, int status) =>
        Assert.Equal(status, (int)(await SendAsync(HttpMethod.Post, RefreshPath, json: Batch(items))).StatusCode);

    [Fact]
    public async Task A_batch_has_up_to_a_hundred_items()
    {
        string items =
            string.Join(',', Enumerable.Range(1, 101).Select(n => $$"""{"email":"{{Organization.Email(n)}}","systemGenerated":true}"""));
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, RefreshPath, json: Batch(items))).StatusCode);
    }

    [Fact]
    public async Task Session_types_are_replaced()
    {
        const string Body = """{"siteUrl":"site4.webex.com","email":"a@x.com","sessionTypeIds":["3","1002"]}""";
        var response = await SendAsync(HttpMethod.Put, TypesPath, json: Body);
        Assert.Equal("a@x.com", (await JsonAsync(response)).GetProperty("email").GetString());
        Assert.Equal(["3", "1002"], Webex.Organization.SessionTypeIds("a@x.com", "site4.webex.com"));
        var unknown = await SendAsync(HttpMethod.Put, TypesPath, json: Body.Replace("1002", "4", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Put, TypesPath, Webex.Tokens.User, Body)).StatusCode);
    }

    [Fact]
    public async Task The_default_site_moves_only_for_a_lower_case_true()
    {
        const string Path = "/meetingPreferences/sites?defaultSite=";
        const string Body = """{"siteUrl":"site4.webex.com"}""";
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Put, Path + "True", Webex.Tokens.User, Body)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, Path + "true", Webex.Tokens.User, Body)).StatusCode);
        Assert.Equal("site4.webex.com", Webex.Organization.DefaultSite("user@example.com")!.Host);
    }

    [Fact]
    public async Task Only_json_is_accepted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Webex.ApiBaseUri + RoomPath) { Content = new StringContent("{}") };
        request.Headers.Authorization = new("Bearer", Webex.Tokens.User.Value);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Reset_forgets_all_changes()
    {
        await PutRoomAsync(("topic", "Changed"));
        Webex.Tokens.Revoke("user");
        Webex.Options.EmptyPages = true;
        Webex.Faults.Add(new Fault());
        Webex.Reset();
        Assert.NotEqual("Changed", Webex.Organization.Room("user@example.com")!.Topic);
        Assert.False(Webex.Options.EmptyPages);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath, Webex.Tokens.User)).StatusCode);
        Assert.Equal(1, Webex.RequestLog.Total);
    }

    private static string Batch(string items) => $$"""{"siteUrl":"site4.webex.com","personalMeetingRoomIds":[{{items}}]}""";

    private async Task<HttpResponseMessage> PutRoomAsync(params (string Name, JsonNode? Value)[] changes)
    {
        var body = new JsonObject
        {
            ["topic"] = "Topic", ["hostPin"] = "0420", ["enabledAutoLock"] = false, ["autoLockMinutes"] = 5,
            ["enabledNotifyHost"] = true, ["supportCoHost"] = true, ["coHosts"] = new JsonArray(),
        };
        foreach (var (name, value) in changes)
            body[name] = value;
        return await SendAsync(HttpMethod.Put, RoomPath, Webex.Tokens.User, body.ToJsonString());
    }
}
