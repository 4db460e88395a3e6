namespace WebexMeetings.Simulator;

/// <summary>
/// The simulator as the tests know it, but in a process of its own: every member asks or orders over the control interface. Only what tests
/// of the product use is here; the tests of the simulator itself run on .NET 10 alone.
/// </summary>
public sealed class WebexSimulator : IAsyncDisposable
{
    private readonly string id;
    private readonly ClockServer? clock;

    private WebexSimulator(SimulatorOptions options, ClockServer? clock)
    {
        this.clock = clock;
        SiblingEntry entry = SimulatorProcess.Shared.Send<SiblingEntry>(
            "POST",
            "siblings",
            new
            {
                options.People,
                options.Seed,
                options.StrangeShapes,
                options.StrangeSeed,
                ClockSkewSec = options.ClockSkew.TotalSeconds,
                ClockPort = clock?.Port,
            })!;
        id = entry.Id;
        ApiBaseUri = entry.ApiBaseUri;
        Options = options;
        Options.Changed = (name, value) => Send("POST", "settings", new Dictionary<string, object?> { [name] = value });
        Faults = new FaultSchedule(this);
        RequestLog = new RequestLog(this);
        Organization = new Organization(this);
        Tokens = new TokenStore(this);
        OAuth = new AuthorizationServer(this);
        RateLimits = new RateLimits(this);
    }

    public Uri ApiBaseUri { get; }

    public SimulatorOptions Options { get; }

    public FaultSchedule Faults { get; }

    public RequestLog RequestLog { get; }

    public Organization Organization { get; }

    public TokenStore Tokens { get; }

    public AuthorizationServer OAuth { get; }

    public RateLimits RateLimits { get; }

    public static Task<WebexSimulator> StartAsync(SimulatorOptions? options = null, TimeProvider? time = null)
    {
        ClockServer? clock = time is null || ReferenceEquals(time, TimeProvider.System) ? null : new ClockServer(time);
        return Task.FromResult(new WebexSimulator(options ?? new SimulatorOptions(), clock));
    }

    public void Reset()
    {
        Faults.Clear();
        Send("POST", "reset");
    }

    public ValueTask DisposeAsync()
    {
        SimulatorProcess.Shared.Send<object>("DELETE", $"siblings/{id}");
        clock?.Dispose();
        return default;
    }

    internal T? Ask<T>(string path) => SimulatorProcess.Shared.Send<T>("GET", $"siblings/{id}/{path}");

    internal Changes? Send(string method, string path, object? body = null) =>
        SimulatorProcess.Shared.Send<Changes>(method, $"siblings/{id}/{path}", body);

    internal T? Send<T>(string method, string path, object? body) => SimulatorProcess.Shared.Send<T>(method, $"siblings/{id}/{path}", body);

    internal Statistics Statistics() => Ask<Statistics>("statistics")!;

    /// <summary>
    /// Completes when the counters fulfil a condition; asks again and again, because the control interface does not call back.
    /// </summary>
    internal async Task WaitAsync(Func<Statistics, bool> condition, CancellationToken cancellation)
    {
        while (!condition(Statistics()))
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed record SiblingEntry(string Id, Uri ApiBaseUri);
}

/// <summary>How many things an order changed.</summary>
internal sealed record Changes(int Changed);

/// <summary>The counters of one moment.</summary>
internal sealed record Statistics(
    int Total, int InFlight, int MaxInFlight, int AbortedByClient, int Hanging, int[] FaultsGiven, Dictionary<string, TokenUseCount> RateLimit);
