using System.Net;
using System.Text.Json;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class ReadingTests : SimulatorTest
{
    protected override SimulatorOptions Options => new() { People = 30, LargestPage = 7, EmptyPages = true };

    [Fact]
    public async Task A_room_has_every_documented_property()
    {
        JsonElement room = await GetJsonAsync(RoomPath, Webex.Tokens.User);
        string[] expected =
        [
            "topic", "hostPin", "enabledAutoLock", "autoLockMinutes", "enabledNotifyHost", "supportCoHost", "supportAnyoneAsCoHost",
            "allowFirstUserToBeCoHost", "allowAuthenticatedDevices", "coHosts", "personalMeetingRoomLink", "sipAddress",
            "dialInIpAddress", "telephony",
        ];
        Assert.Equal(expected, room.EnumerateObject().Select(property => property.Name));
        JsonElement link = room.GetProperty("telephony").GetProperty("links")[0];
        var numbers = await Client.SendAsync(Request(link.GetProperty("href").GetString()!));
        Assert.Equal(JsonValueKind.Array, (await JsonAsync(numbers)).GetProperty("callInNumbers").ValueKind);
    }

    [Theory]
    [InlineData("?userEmail=a@x.com&siteUrl=site4.webex.com", 200)]
    [InlineData("?userEmail=A@X.COM", 200)]
    [InlineData("?userEmail=a@x.com&siteUrl=SITE4.webex.com", 404)]
    [InlineData("?userEmail=a@x.com&siteUrl=site2.example.webex.com", 404)]
    [InlineData("?userEmail=nobody@x.com", 404)]
    [InlineData("?userEmail=no-license@example.com", 404)]
    [InlineData("?userEmail=no-room@example.com", 200)]
    [InlineData("?userEmail=elsewhere@example.com", 404)]
    [InlineData("?userEmail=elsewhere@example.com&siteUrl=site2.example.webex.com", 200)]
    [InlineData("?userEmail=", 400)]
    [InlineData("?userEmail=ann%2Bwebex@example.com", 200)]
    [InlineData("?userEmail=ann+webex@example.com", 404)]
    public async Task Rooms_of_others(string query, int status) => Assert.Equal(status, (int)(await GetAsync(RoomPath + query)).StatusCode);

    [Fact]
    public async Task A_voip_only_site_has_no_telephony()
    {
        JsonElement room = await GetJsonAsync(RoomPath + "?siteUrl=voip.example.webex.com", Webex.Tokens.User);
        Assert.False(room.TryGetProperty("telephony", out _));
    }

    [Fact]
    public async Task Tokens_decide_who_sees_what()
    {
        var others = await GetAsync(RoomPath + "?userEmail=a@x.com", Webex.Tokens.AdminWithoutAdminScopes);
        Assert.Equal(HttpStatusCode.Forbidden, others.StatusCode);
        Assert.Equal("Not permitted to view or change other user's preferences", Reason(await JsonAsync(others)));
        var noScope = await GetAsync(RoomPath, Webex.Tokens.WithoutPreferences);
        Assert.Equal(HttpStatusCode.Forbidden, noScope.StatusCode);
        Assert.False((await JsonAsync(noScope)).TryGetProperty("errors", out _));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(RoomPath, Webex.Tokens.Revoked)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(RoomPath, Webex.Tokens.Expired)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(RoomPath, Webex.Tokens.ServiceApp)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync("/people/me", Webex.Tokens.WithoutPeople)).StatusCode);
        Assert.Equal("appuser", (await GetJsonAsync("/people/me", Webex.Tokens.ServiceApp)).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Ignored_user_email_gives_the_own_room()
    {
        Webex.Options.IgnoreUserEmailWithoutAdmin = true;
        JsonElement room = await GetJsonAsync(RoomPath + "?userEmail=a@x.com", Webex.Tokens.User);
        Assert.EndsWith("/meet/user", room.GetProperty("personalMeetingRoomLink").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_has_a_tracking_id()
    {
        var missing = await GetAsync("/nothing");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        string header = missing.Headers.GetValues("trackingid").Single();
        Assert.Equal(header, (await JsonAsync(missing)).GetProperty("trackingId").GetString());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await SendAsync(HttpMethod.Post, "/people/me")).StatusCode);
    }

    [Fact]
    public async Task People_are_paged_to_the_last_with_empty_pages_between()
    {
        var seen = new List<string>();
        var sizes = new List<int>();
        Uri? next = new(Webex.ApiBaseUri + "/people?max=1000");
        while (next is not null)
        {
            var response = await Client.SendAsync(Request(next.PathAndQuery));
            JsonElement[] items = [.. (await JsonAsync(response)).GetProperty("items").EnumerateArray()];
            sizes.Add(items.Length);
            seen.AddRange(items.Select(item => item.GetProperty("emails")[0].GetString()!));
            next = response.Headers.TryGetValues("Link", out var link) ? new Uri(link.Single().Split('<', '>')[1]) : null;
        }
        Assert.Equal(Webex.Organization.Everybody, seen.Distinct().Count());
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Contains(0, sizes);
        Assert.Equal(7, sizes.Max());
        Assert.Contains("&before&after=", Webex.RequestLog.Entries[^1].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_are_found_by_address_and_by_id()
    {
        JsonElement found = await GetJsonAsync("/people?email=" + Uri.EscapeDataString("jürgen.müller@example.com"), Webex.Tokens.User);
        string id = found.GetProperty("items")[0].GetProperty("id").GetString()!;
        Assert.Equal(JsonValueKind.Null, found.GetProperty("notFoundIds").ValueKind);
        Assert.Equal("Jürgen Müller", (await GetJsonAsync("/people/" + id)).GetProperty("displayName").GetString());
        JsonElement byId = await GetJsonAsync($"/people?id={id},xyz");
        Assert.Equal("xyz", byId.GetProperty("notFoundIds")[0].GetString());
        Assert.False(byId.GetProperty("items")[0].TryGetProperty("status", out _));
        Assert.Empty((await GetJsonAsync("/people?email=x@y.z")).GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/people", Webex.Tokens.User)).StatusCode);
    }

    [Fact]
    public async Task Session_types_take_the_address_as_a_header_only()
    {
        const string Path = "/admin/meeting/userconfig/sessionTypes?siteUrl=site4.webex.com";
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(Path + "&email=a@x.com")).StatusCode);
        using HttpRequestMessage request = Request("/v1" + Path);
        request.Headers.Add("email", "a@x.com");
        JsonElement item = (await JsonAsync(await Client.SendAsync(request))).GetProperty("items")[0];
        Assert.Equal("a@x.com", item.GetProperty("email").GetString());
        Assert.Equal("3", item.GetProperty("sessionTypes")[0].GetProperty("id").GetString());
        string personId = Webex.Organization.PersonId("a@x.com");
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"{Path}&personId={personId}")).StatusCode);
    }

    private HttpRequestMessage Request(string pathAndQuery)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Webex.ApiBaseUri, pathAndQuery));
        request.Headers.Authorization = new("Bearer", Webex.Tokens.Admin.Value);
        return request;
    }
}
