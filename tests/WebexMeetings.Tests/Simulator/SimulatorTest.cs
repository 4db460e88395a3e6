using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

/// <summary>A simulator of its own and a bare client for each test of the simulator.</summary>
public abstract class SimulatorTest : IAsyncLifetime
{
    protected const string RoomPath = "/meetingPreferences/personalMeetingRoom";

    protected WebexSimulator Webex { get; private set; } = null!;

    protected HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    protected virtual SimulatorOptions Options => new();

    protected virtual TimeProvider Time => TimeProvider.System;

    public async Task InitializeAsync() => Webex = await WebexSimulator.StartAsync(Options, Time);

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Webex.DisposeAsync();
    }

    protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, AccessToken? token = null, string? json = null, CancellationToken cancellation = default)
    {
        using var request = new HttpRequestMessage(method, Webex.ApiBaseUri + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (token ?? Webex.Tokens.Admin).Value);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await Client.SendAsync(request, cancellation);
    }

    protected Task<HttpResponseMessage> GetAsync(string path, AccessToken? token = null) => SendAsync(HttpMethod.Get, path, token);

    protected async Task<JsonElement> GetJsonAsync(string path, AccessToken? token = null) => await JsonAsync(await GetAsync(path, token));

    protected async Task<HttpResponseMessage> PostFormAsync(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.PostAsync(new Uri(Webex.ApiBaseUri + path), form);
    }

    protected static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        using JsonDocument document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    protected static string? Reason(JsonElement body) => body.GetProperty("errors")[0].GetProperty("description").GetString();
}
