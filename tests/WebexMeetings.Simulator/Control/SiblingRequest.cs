namespace WebexMeetings.Simulator;

/// <summary>One more simulator in the same process.</summary>
internal sealed record SiblingRequest
{
    public int People { get; set; } = 50;
    public int Seed { get; set; } = 1;
    public double ClockSkewSec { get; set; }
    public double StrangeShapes { get; set; }
    public int StrangeSeed { get; set; } = 1;

    /// <summary>Where its clock is asked for the time; null is the real time.</summary>
    public int? ClockPort { get; set; }

    public SimulatorOptions ToOptions() => new()
    {
        People = People,
        Seed = Seed,
        ClockSkew = TimeSpan.FromSeconds(ClockSkewSec),
        StrangeShapes = StrangeShapes,
        StrangeSeed = StrangeSeed,
    };
}

/// <summary>Where it is.</summary>
internal sealed record SiblingEntry(string Id, Uri ApiBaseUri);
