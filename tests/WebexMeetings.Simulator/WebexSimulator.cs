using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WebexMeetings.Simulator;

/// <summary>A Webex that runs on this computer, reachable from this computer only.</summary>
public sealed class WebexSimulator : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly SimulatorOptions initial;
    private readonly ControlApi control;
    private readonly Siblings siblings;

    private WebexSimulator(SimulatorOptions options, TimeProvider time)
    {
        initial = options.Copy();
        Options = options.Copy();
        var clock = new ServerClock(time, () => Options.ClockSkew);
        Organization = new Organization(options.Seed, options.People, options.EveryoneHasRoom);
        Tokens = new TokenStore(clock, Organization, options.Seed);
        OAuth = new AuthorizationServer(Options, Tokens, clock);
        Faults = new FaultSchedule(Organization);
        RequestLog = new RequestLog(Options, clock);
        RateLimits = new RateLimits(clock);
        UseInitialLimit();
        var sender = new ReplySender(clock);
        var door = new RequestPipeline(
            Options, Routes(), Tokens, RateLimits, Faults, RequestLog, sender, new StrangeShapes(Options, Organization));
        control = new ControlApi(this, sender);
        siblings = new Siblings(sender);
        application = Build(options.Port, context => context.Request.Path.StartsWithSegments("/_simulator")
            ? ControlAsync(context)
            : door.AnswerAsync(context));
    }

    /// <summary>Up to and including /v1.</summary>
    public Uri ApiBaseUri { get; private set; } = new("http://127.0.0.1/v1");

    /// <summary>Where tests in another process order and ask.</summary>
    public Uri ControlBaseUri => new(ApiBaseUri, "/_simulator/");

    /// <summary>May be changed while the simulator runs, but for port and seed.</summary>
    public SimulatorOptions Options { get; }

    public Organization Organization { get; }

    public TokenStore Tokens { get; }

    public AuthorizationServer OAuth { get; }

    public FaultSchedule Faults { get; }

    public RequestLog RequestLog { get; }

    public RateLimits RateLimits { get; }

    public static async Task<WebexSimulator> StartAsync(SimulatorOptions? options = null, TimeProvider? time = null)
    {
        var simulator = new WebexSimulator(options ?? new SimulatorOptions(), time ?? TimeProvider.System);
        await simulator.application.StartAsync().ConfigureAwait(false);
        simulator.ApiBaseUri = new Uri(simulator.application.Urls.First() + "/v1");
        return simulator;
    }

    /// <summary>Everything as at the start, but for the sequence numbers of the log.</summary>
    public void Reset()
    {
        initial.CopyTo(Options);
        Organization.People = initial.People;
        Organization.Reset();
        Tokens.Reset();
        OAuth.Reset();
        Faults.Clear();
        UseInitialLimit();
        RequestLog.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await siblings.DisposeAsync().ConfigureAwait(false);
        Faults.Clear();
        // An already cancelled token: clients with idle connections must not hold up the end.
        await application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }

    internal Task ControlAsync(HttpContext context) => context.Request.Path.StartsWithSegments("/_simulator/siblings", out PathString rest)
        ? siblings.AnswerAsync(context, rest)
        : control.AnswerAsync(context);

    private static WebApplication Build(int port, RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Configure(kestrel, port));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        WebApplication application = builder.Build();
        application.Run(answer);
        return application;
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
    }

    private void UseInitialLimit()
    {
        if (initial.RefillPerSecond is { } rate)
            RateLimits.UseBucket(rate, initial.RequestsPerWindow ?? 1);
        else if (initial.RequestsPerWindow is { } requests)
            RateLimits.UseWindow(requests, initial.Window);
        else
            RateLimits.Off();
    }

    private RouteTable Routes()
    {
        var routes = new RouteTable();
        var access = new PreferenceAccess(Organization, Options);
        new RoomEndpoints(Organization, access).AddTo(routes);
        new PreferenceEndpoints(Organization, access).AddTo(routes);
        new SiteEndpoints(Organization, access).AddTo(routes);
        new SessionTypeEndpoints(Organization, access).AddTo(routes);
        new MeetingSessionTypeEndpoints(Organization, access).AddTo(routes);
        new RefreshIdEndpoints(Organization).AddTo(routes);
        new CallInEndpoints(Organization).AddTo(routes);
        new PeopleEndpoints(Organization, Options).AddTo(routes);
        TokenExpiryEndpoint.AddTo(routes);
        new TokenEndpoint(OAuth, Options).AddTo(routes);
        new AuthorizeEndpoint(OAuth, Options).AddTo(routes);
        new DeviceEndpoints(OAuth, Options).AddTo(routes);
        return routes;
    }
}
