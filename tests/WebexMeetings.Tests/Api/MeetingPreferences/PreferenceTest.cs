using System.Text.Json;
using System.Text.Json.Nodes;
using WebexMeetings.Api.Core;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.MeetingPreferences;

/// <summary>What the tests of changes have in common: whose preferences, and what was sent.</summary>
public abstract class PreferenceTest(SimulatorFixture fixture)
{
    private protected const string Email = "a@x.com";
    private protected const string Site = "site4.webex.com";

    private protected SimulatorFixture Fixture { get; } = fixture;

    private protected static Task<WebexApiException> Fails<TDto, TPatch, TBody, TModel>(
        PreferenceClient<TDto, TPatch, TBody, TModel> client, TPatch patch)
        where TDto : class
        where TModel : class =>
        Assert.ThrowsAsync<WebexApiException>(() => client.ChangeAsync(Email, Site, patch, readBack: false, CancellationToken.None));

    private protected static string Overlay(string json, string changes)
    {
        var body = JsonNode.Parse(json)!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse(changes)!.AsObject())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString();
    }

    private protected string Sent()
    {
        LoggedRequest write = Fixture.Simulator.RequestLog.Entries.Last(request => request.Method != "GET");
        RequestSchemas.Check(write);
        using JsonDocument body = JsonDocument.Parse(write.Body);
        return JsonSerializer.Serialize(body);
    }

    private protected void AssertNothingWritten() =>
        Assert.DoesNotContain(Fixture.Simulator.RequestLog.Entries, request => request.Method != "GET");
}
