using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class PreferenceTests : SimulatorTest
{
    private const string Site = "site4.webex.com";
    private const string Whom = "?userEmail=a@x.com&siteUrl=" + Site;
    private const string Scheduling = "/meetingPreferences/schedulingOptions";

    [Theory]
    [InlineData("audio", "enabledTollFree", true)]
    [InlineData("audio", "audioPin", "0852")]
    [InlineData("audio", "otherTeleconferenceDescription", "Zimmer 漢字")]
    [InlineData("schedulingOptions", "joinBeforeHostMinutes", 15)]
    [InlineData("schedulingOptions", "enabledWebexAssistantByDefault", true)]
    public async Task A_changed_setting_is_kept_for_this_person_and_site_and_shows_in_the_whole_as_well(
        string part, string name, object value)
    {
        string elsewhere = (await GetJsonAsync($"/meetingPreferences/{part}?userEmail=a@x.com")).GetRawText();

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(part, body => body[name] = JsonValue.Create(value))).StatusCode);

        JsonElement whole = await GetJsonAsync("/meetingPreferences" + Whom);
        Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(whole.GetProperty(part).GetProperty(name)));
        Assert.Equal(elsewhere, (await GetJsonAsync($"/meetingPreferences/{part}?userEmail=a@x.com")).GetRawText());
    }

    [Theory]
    [InlineData("audio", "audioPin", "1234")]
    [InlineData("audio", "audioPin", "9999")]
    [InlineData("audio", "audioPin", "08521")]
    [InlineData("audio", "defaultAudioType", "phoneOnly")]
    [InlineData("audio", "officeNumber", null)]
    [InlineData("audio", "enabledGlobalCallIn", "true")]
    [InlineData("audio", "otherTeleconferenceDescription", null)]
    [InlineData("video", "videoDevices", null)]
    [InlineData("schedulingOptions", "joinBeforeHostMinutes", 20)]
    [InlineData("schedulingOptions", "enabledJoinBeforeHost", null)]
    [InlineData("schedulingOptions", "delegateEmails", "b@x.com")]
    public async Task Wrong_and_missing_fields_are_refused(string part, string name, object? value) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(part, body => body[name] = JsonValue.Create(value))).StatusCode);

    [Theory]
    [InlineData("""[]""", 200)]
    [InlineData("""[{"deviceName":"Desk","deviceAddress":"d@x.com","isDefault":true}]""", 200)]
    [InlineData("""[{"deviceName":"Desk","deviceAddress":"d@x.com","isDefault":false}]""", 400)]
    [InlineData("""[{"deviceName":"Desk","deviceAddress":"d@x.com","isDefault":true},{"deviceName":"Room","deviceAddress":"r@x.com","isDefault":true}]""", 400)]
    [InlineData("""[{"deviceName":"","deviceAddress":"d@x.com","isDefault":true}]""", 400)]
    [InlineData("""[{"deviceName":"Desk","deviceAddress":"desk","isDefault":true}]""", 400)]
    [InlineData("""[{"deviceName":"Desk","deviceAddress":"d@x.com"}]""", 400)]
    public async Task Devices_have_a_name_an_address_and_one_default(string devices, int status) =>
        Assert.Equal(status, (int)(await PutAsync("video", body => body["videoDevices"] = JsonNode.Parse(devices))).StatusCode);

    [Fact]
    public async Task No_delegates_keep_them_and_an_empty_list_removes_them()
    {
        await PutAsync("schedulingOptions", body => body["delegateEmails"] = new JsonArray("b@x.com", "user@example.com"));

        await PutAsync("schedulingOptions", body => body.Remove("delegateEmails"));
        await PutAsync("schedulingOptions", body => body["delegateEmails"] = null);
        Assert.Equal(["b@x.com", "user@example.com"], Delegates());

        await PutAsync("schedulingOptions", body => body["delegateEmails"] = new JsonArray());
        Assert.Empty(Delegates());
    }

    [Fact]
    public async Task Delegates_are_inserted_and_deleted()
    {
        await PutAsync("schedulingOptions", body => body["delegateEmails"] = new JsonArray("b@x.com"));

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("insert", "user@example.com", "admin@example.com")).StatusCode);
        HttpResponseMessage deleted = await PostAsync("delete", "B@x.com", "user@example.com");

        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.StatusCode, await deleted.Content.ReadAsStringAsync()));
        Assert.Equal(["admin@example.com"], Delegates());
    }

    [Theory]
    [InlineData("insert", "b@x.com")]
    [InlineData("insert", "a@x.com")]
    [InlineData("insert", "nobody@x.com")]
    [InlineData("insert", "elsewhere@example.com")]
    [InlineData("insert", "user@example.com, admin@example.com")]
    [InlineData("delete", "user@example.com")]
    public async Task A_delegate_is_another_host_of_the_site_once(string what, string email)
    {
        await PutAsync("schedulingOptions", body => body["delegateEmails"] = new JsonArray("b@x.com"));

        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(what, email)).StatusCode);
        Assert.Equal(["b@x.com"], Delegates());
    }

    [Fact]
    public async Task An_absent_PIN_stays()
    {
        await PutAsync("audio", body => body["audioPin"] = "0852");
        await PutAsync("audio", body => body.Remove("audioPin"));

        Assert.Equal("0852", Webex.Organization.Preferences.Of("a@x.com", Site).Audio.AudioPin);
    }

    [Fact]
    public async Task A_site_without_telephony_takes_no_call_in()
    {
        string path = "/meetingPreferences/audio?userEmail=voip@example.com&siteUrl=voip.example.webex.com";
        JsonObject audio = JsonNode.Parse((await GetJsonAsync(path)).GetRawText())!.AsObject();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, path, json: audio.ToJsonString())).StatusCode);

        audio["enabledTollFree"] = true;
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Put, path, json: audio.ToJsonString())).StatusCode);
    }

    [Fact]
    public async Task What_one_reads_can_be_written_back_by_everybody()
    {
        foreach (string email in Enumerable.Range(1, 16).Select(Organization.Email))
        {
            foreach (string part in new[] { "audio", "video", "schedulingOptions" })
            {
                string path = $"/meetingPreferences/{part}?userEmail={email}";
                string before = (await GetJsonAsync(path)).GetRawText();
                HttpResponseMessage answer = await SendAsync(HttpMethod.Put, path, json: before);
                Assert.Equal((HttpStatusCode.OK, before), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            }
        }
    }

    [Fact]
    public async Task Reading_scopes_do_not_write()
    {
        AccessToken reader = Webex.Tokens.Issue(Organization.UserEmail, [Scopes.PreferencesRead], "reader", null);
        JsonElement body = await GetJsonAsync(Scheduling, reader);

        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(HttpMethod.Put, Scheduling, reader, body.GetRawText())).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, Scheduling, Webex.Tokens.User, body.GetRawText())).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden,
            (await SendAsync(HttpMethod.Put, Scheduling + Whom, Webex.Tokens.User, body.GetRawText())).StatusCode);
    }

    [Fact]
    public async Task People_come_without_status_when_nobody_wants_it_and_only_of_this_organization()
    {
        string own = (await GetJsonAsync("/people/me")).GetProperty("orgId").GetString()!;

        JsonElement with = (await GetJsonAsync("/people?email=a@x.com")).GetProperty("items")[0];
        JsonElement without = (await GetJsonAsync($"/people?email=a@x.com&excludeStatus=true&orgId={own}")).GetProperty("items")[0];

        Assert.True(with.TryGetProperty("status", out _));
        Assert.False(without.TryGetProperty("status", out _));
        Assert.False(without.TryGetProperty("lastActivity", out _));
        Assert.True(without.TryGetProperty("roles", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/people?email=a@x.com&orgId=other")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync($"/people?email=a@x.com&orgId={own}", Webex.Tokens.User)).StatusCode);
    }

    private string[] Delegates() => [.. Webex.Organization.Preferences.Of("a@x.com", Site).Scheduling.DelegateEmails];

    private async Task<HttpResponseMessage> PutAsync(string part, Action<JsonObject> change)
    {
        string path = $"/meetingPreferences/{part}{Whom}";
        JsonObject body = JsonNode.Parse((await GetJsonAsync(path)).GetRawText())!.AsObject();
        change(body);
        return await SendAsync(HttpMethod.Put, path, json: body.ToJsonString());
    }

    private Task<HttpResponseMessage> PostAsync(string what, params string[] emails) =>
        SendAsync(HttpMethod.Post, $"{Scheduling}/delegateEmails/{what}{Whom}",
            json: new JsonObject { ["emails"] = new JsonArray([.. emails.Select(email => JsonValue.Create(email))]) }.ToJsonString());
}
