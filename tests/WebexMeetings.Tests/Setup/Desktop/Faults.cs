using System.Text.Json.Serialization;

namespace WebexMeetings.Simulator;

/// <summary>A fault to order, as the simulator's own class describes it.</summary>
public sealed class Fault
{
    public FaultKind Kind { get; init; }

    public string? Method { get; init; }

    public string? PathContains { get; init; }

    public string? UserEmail { get; init; }

    public string? TokenName { get; init; }

    public int Skip { get; init; }

    public int? Times { get; init; }

    public int? Every { get; init; }

    public double? Probability { get; init; }

    public int Seed { get; init; }

    public int? Status { get; init; }

    public string? RetryAfter { get; init; }

    [JsonIgnore]
    public TimeSpan Delay { get; init; }

    public double DelayMs => Delay.TotalMilliseconds;

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public int Given => Schedule?.CountGiven(this) ?? 0;

    internal FaultSchedule? Schedule { get; set; }
}

/// <summary>The ordered faults, in the order in which they were ordered.</summary>
public sealed class FaultSchedule
{
    private readonly WebexSimulator simulator;
    private readonly List<Fault> faults = [];

    internal FaultSchedule(WebexSimulator simulator) => this.simulator = simulator;

    public IReadOnlyList<Fault> All => faults;

    public int Hanging => simulator.Statistics().Hanging;

    public Fault Add(Fault fault)
    {
        simulator.Send("POST", "faults", fault);
        fault.Schedule = this;
        faults.Add(fault);
        return fault;
    }

    public bool Remove(Fault fault)
    {
        simulator.Send("DELETE", $"faults/{faults.IndexOf(fault)}");
        return faults.Remove(fault);
    }

    public void Clear()
    {
        simulator.Send("DELETE", "faults");
        faults.Clear();
    }

    public void ReleaseHanging() => simulator.Send("POST", "hang/release");

    /// <summary>Completes when at least so many requests hang at the same time.</summary>
    public Task WaitForHangingAsync(int count, CancellationToken cancellation = default) =>
        simulator.WaitAsync(statistics => statistics.Hanging >= count, cancellation);

    internal int CountGiven(Fault fault) => simulator.Statistics().FaultsGiven[faults.IndexOf(fault)];
}
