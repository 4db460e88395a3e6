namespace WebexMeetings.Simulator;

/// <summary>All counters at one moment.</summary>
internal sealed record Statistics
{
    public required int Total { get; init; }
    public required int InFlight { get; init; }
    public required int MaxInFlight { get; init; }
    public required int AbortedByClient { get; init; }
    public required int Hanging { get; init; }

    /// <summary>How often each ordered fault has struck, in the order of ordering.</summary>
    public required IReadOnlyList<int> FaultsGiven { get; init; }

    /// <summary>By token; empty without a limit.</summary>
    public required IReadOnlyDictionary<string, TokenUseCount> RateLimit { get; init; }

    public static Statistics Of(WebexSimulator simulator) => new()
    {
        Total = simulator.RequestLog.Total,
        InFlight = simulator.RequestLog.InFlight,
        MaxInFlight = simulator.RequestLog.MaxInFlight,
        AbortedByClient = simulator.RequestLog.AbortedByClient,
        Hanging = simulator.Faults.Hanging,
        FaultsGiven = [.. simulator.Faults.All.Select(fault => fault.Given)],
        RateLimit = simulator.RateLimits.Counts(),
    };
}
