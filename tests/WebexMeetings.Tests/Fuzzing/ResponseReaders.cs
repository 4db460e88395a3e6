using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.People;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Fuzzing;

/// <summary>
/// Every reader of a response, on connections whose network is one response: all handlers of a real connection, and no waiting.
/// </summary>
internal sealed class ResponseReaders : IDisposable
{
    private const string User = "a@x.com";
    private const string SiteUrl = "site4.webex.com";

    private readonly RawResponse response;
    private readonly WebexConnection connection;
    private readonly OAuthClient tokens;

    public ResponseReaders(RawResponse response)
    {
        this.response = response;
        var settings = new ConnectionSettings
        {
            Address = ApiAddress.Commercial,
            Timeout = Timeout.InfiniteTimeSpan,
            Time = new SimulatedTime(),
        };
        settings.Secrets.Add(RawResponse.Token);
        connection = new WebexConnection("fuzz", settings, new StaticTokenSource(RawResponse.Token), BuildForApi);
        tokens = new OAuthClient(settings, new ClientCredential("client", RawResponse.Token), BuildForTokens);
        var client = new ApiClient(connection, new RequestContext(throttleLimit: 10, maximumAttempts: 3, Listener));
        Readers = [.. ReadersOf(client), .. ChangesOf(client), .. SignIns()];
    }

    public Listener Listener { get; } = new();

    /// <summary>The readers, each with the secrets that it must not show.</summary>
    public IReadOnlyList<(string[] Secrets, Func<Task> Read)> Readers { get; }

    public void Dispose()
    {
        tokens.Dispose();
        connection.Dispose();
    }

    private static IEnumerable<(string[] Secrets, Func<Task> Read)> ReadersOf(ApiClient client)
    {
        var people = new PeopleClient(client);
        var sessionTypes = new UserSessionTypeClient(client);
        var meetingSessionTypes = new MeetingSessionTypeClient(client);
        Func<Task>[] readers =
        [
            () => new PersonalRoomClient(client).GetAsync(User, SiteUrl, default),
            () => new AudioOptionClient(client).GetAsync(User, null, default),
            () => new VideoOptionClient(client).GetAsync(null, SiteUrl, default),
            () => new SchedulingOptionClient(client).GetAsync(User, SiteUrl, default),
            () => new MeetingPreferenceClient(client).GetAsync(User, SiteUrl, default),
            () => new SitesClient(client).GetAsync(User, null, default),
            () => sessionTypes.GetAsync(new UserIdentity(User, null), null, default),
            () => new SiteSessionTypeClient(client).GetAsync(SiteUrl, default),
            () => meetingSessionTypes.GetAsync(User, SiteUrl, default),
            () => meetingSessionTypes.GetAsync("3", null, null, default),
            () => people.GetMeAsync(null, default),
            () => people.GetAsync("Y2lzY29zcGFyazovL3VzL1BFT1BMRS9h", SiteUrl, default),
            () => people.FindAsync(User, new PeopleQuery(null), default),
            () => people.FindIdAsync(User, default),
            () => people.GetTokenExpiryAsync(default),
            () => ListAsync(people),
            () => new SignIn(client).IdentifyAsync(default),
            () => CallInNumbersAsync(client),
            () => ReadRawAsync(new RawApi(client), HttpMethod.Get),
        ];
        return readers.Select(reader => (new[] { RawResponse.Token }, reader));
    }

    /// <summary>Changes read first, and read more strictly. Only a body with the PIN makes the PIN known.</summary>
    private static IEnumerable<(string[] Secrets, Func<Task> Read)> ChangesOf(ApiClient client)
    {
        yield return ([RawResponse.Token], () => ChangeAsync(new PersonalRoomClient(client), new PersonalRoomPatch { Topic = "A topic" }));
        yield return ([RawResponse.Token], () => ChangeAsync(new AudioOptionClient(client), new AudioOptionPatch { EnabledTollFree = true }));
        yield return ([RawResponse.Token], () => ChangeAsync(new VideoOptionClient(client), new VideoOptionPatch { DefaultVideoDevice = "Desk" }));
        yield return ([RawResponse.Token], () => ChangeAsync(new SchedulingOptionClient(client), new SchedulingOptionPatch { EnabledJoinBeforeHost = true }));
        yield return ([RawResponse.Token], () => new UserSessionTypeClient(client).ChangeAsync(
            new UserIdentity(User, null), SiteUrl, SessionTypeChange.Add, ["3"], readBack: true, default));
        yield return ([RawResponse.Token], () => new SchedulingOptionClient(client).ChangeDelegatesAsync(User, SiteUrl, ["b@x.com"], remove: false, readBack: true, default));
        yield return ([RawResponse.Token], () => new SitesClient(client).SetDefaultAsync(User, SiteUrl, readBack: true, default));
        yield return ([RawResponse.Token], () => ResetRoomIdAsync(client));
        yield return ([RawResponse.Token, RawResponse.Pin], () => ReadRawAsync(new RawApi(client), HttpMethod.Put));
    }

    private IEnumerable<(string[] Secrets, Func<Task> Read)> SignIns()
    {
        var devices = new DeviceCodeSignIn(tokens);
        yield return ([RawResponse.Token], () => GrantAsync(new RefreshTokenSignIn(tokens).RefreshAsync(RawResponse.Token, default)));
        yield return ([RawResponse.Token], () => devices.BeginAsync(["spark:all"], default));
        yield return ([RawResponse.Token], () => GrantAsync(devices.CompleteAsync(Device(), default)));
    }

    private ServiceProvider BuildForApi(WebexConnection owner) => Build(
        HttpServices.Api,
        owner.Settings,
        client => client
            .AddHttpMessageHandler(() => new AuthorizationHandler(owner.TokenSource, owner.Settings.Address))
            .AddHttpMessageHandler(() => new LogHandler(owner.Settings.Time))
            .AddHttpMessageHandler(() => new ResponseBuffer(owner.Settings)));

    private ServiceProvider BuildForTokens(ConnectionSettings settings) =>
        Build(HttpServices.Tokens, settings, client => client.AddHttpMessageHandler(() => new ResponseBuffer(settings)));

    // Each attempt has a limiter of its own, because a response that closes an area of the API would keep the next readers from reading.
    private ServiceProvider Build(string name, ConnectionSettings settings, Action<IHttpClientBuilder> addInner)
    {
        var services = new ServiceCollection();
        IHttpClientBuilder client = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new Network(response))
            .AddHttpMessageHandler(() => new RetryHandler(settings.Time, settings.MaximumRetryAfter))
            .AddHttpMessageHandler(() => new FreshThrottling(settings));
        addInner(client);
        return services.BuildServiceProvider();
    }

    private static async Task ChangeAsync<TDto, TPatch, TBody, TModel>(PreferenceClient<TDto, TPatch, TBody, TModel> client, TPatch patch)
        where TDto : class
        where TModel : class =>
        await client.ChangeAsync(User, SiteUrl, patch, readBack: true, CancellationToken.None);

    private static async Task ListAsync(PeopleClient people)
    {
        NextPage? next = null;
        int pages = 0;
        do
        {
            next = (await people.ListAsync("A", new PeopleQuery(null), next, CancellationToken.None)).Next;
            Assert.InRange(++pages, 1, 100);
        }
        while (next is not null);
    }

    private static async Task CallInNumbersAsync(ApiClient client)
    {
        var link = new Link { Rel = "globalCallinNumbers", Href = "/v1/meetings/1/globalCallinNumbers" };
        var room = new PersonalRoom { Telephony = new Telephony { Links = new ItemList<Link>([link]) } };
        await new CallInNumberClient(client).GetAsync(room, CancellationToken.None);
    }

    private static async Task ResetRoomIdAsync(ApiClient client)
    {
        var wanted = new RoomIdRequest(new UserIdentity(User, null), SiteUrl, "a.room");
        RoomIdResponse outcome =
            (await new PersonalRoomIdClient(client, new DefaultSite(client, default)).ResetAsync([wanted], CancellationToken.None))[wanted];
        throw outcome.Failure ?? throw new WebexApiException(
            WebexErrorKind.Conflict, "This has a room ID: " + outcome.RoomId!.PersonalMeetingRoomId) { RecommendedAction = "None." };
    }

    private static async Task GrantAsync(Task<TokenGrant> signIn)
    {
        TokenGrant grant = await signIn;
        Assert.True(Secrets.CanBeSent(grant.AccessToken));
        Assert.True(grant.RefreshToken is null || Secrets.CanBeSent(grant.RefreshToken));
        _ = grant.ExpiresAt;
    }

    private DeviceAuthorization Device() => new()
    {
        DeviceCode = RawResponse.Token,
        Scopes = [],
        Interval = TimeSpan.FromSeconds(1),
        Prompt = new SignInPrompt(
            "Sign in") { Address = "https://example.com/", UserCode = "1", ExpiresAt = tokens.Settings.Time.GetUtcNow().AddSeconds(5) },
    };

    private static async Task ReadRawAsync(RawApi api, HttpMethod method)
    {
        var request = new ApiRequest
        {
            Method = method,
            Path = "/anything",
            Subject = "Anything",
            Body = method == HttpMethod.Get ? null : Encoding.UTF8.GetBytes($$$"""{"room":{"hostPin":"{{{RawResponse.Pin}}}"}}"""),
        };
        Page<JsonDocument?> page = await api.SendAsync(request, CancellationToken.None);
        using JsonDocument? content = page.Content;
        Read(content?.RootElement ?? default);
        _ = page.Next?.Address;
    }

    // As Invoke-WebexApi does.
    private static void Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                Assert.NotNull(json.GetString());
                break;
            case JsonValueKind.Array:
                json.EnumerateArray().ToList().ForEach(Read);
                break;
            case JsonValueKind.Object:
                json.EnumerateObject().ToList().ForEach(property => Read(property.Value));
                break;
        }
    }

    private sealed class FreshThrottling(ConnectionSettings settings) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var limiter = new AdaptiveRateLimiter(settings.Time, settings.MaximumRetryAfter);
            var invoker = new HttpMessageInvoker(
                new ThrottlingHandler(limiter, settings, () => 0.5) { InnerHandler = InnerHandler! }, disposeHandler: false);
            return invoker.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Network(RawResponse response) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(response.ToMessage(request));
    }
}
