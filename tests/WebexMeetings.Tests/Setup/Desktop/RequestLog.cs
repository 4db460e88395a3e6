namespace WebexMeetings.Simulator;

/// <summary>One request as the simulator saw it.</summary>
public sealed class LoggedRequest
{
    public long Sequence { get; init; }

    public DateTimeOffset Time { get; init; }

    public string Method { get; init; } = "";

    public string PathAndQuery { get; init; } = "";

    public string TrackingId { get; init; } = "";

    public string? TokenName { get; init; }

    public string? Authorization { get; init; }

    public string? EmailHeader { get; init; }

    public string? UserAgent { get; init; }

    public string? ContentType { get; init; }

    public string Body { get; init; } = "";

    public int Status { get; init; }

    public FaultKind? Fault { get; init; }

    public bool AbortedByClient { get; init; }

    public string? Shape { get; init; }
}

/// <summary>All requests but those to the control interface, in order of arrival, and the counters.</summary>
public sealed class RequestLog
{
    private readonly WebexSimulator simulator;

    internal RequestLog(WebexSimulator simulator) => this.simulator = simulator;

    public IReadOnlyList<LoggedRequest> Entries => simulator.Ask<LoggedRequest[]>("requests")!;

    public int Total => simulator.Statistics().Total;

    public int InFlight => simulator.Statistics().InFlight;

    public int MaxInFlight => simulator.Statistics().MaxInFlight;

    public int AbortedByClient => simulator.Statistics().AbortedByClient;

    public void Clear() => simulator.Send("DELETE", "requests");

    /// <summary>Completes when so many requests have arrived.</summary>
    public Task WaitForCountAsync(int count, CancellationToken cancellation = default) =>
        simulator.WaitAsync(statistics => statistics.Total >= count, cancellation);

    /// <summary>Completes when no request is in flight.</summary>
    public Task WaitForIdleAsync(CancellationToken cancellation = default) =>
        simulator.WaitAsync(statistics => statistics.InFlight == 0, cancellation);
}
