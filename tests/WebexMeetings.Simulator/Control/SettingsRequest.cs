namespace WebexMeetings.Simulator;

/// <summary>Options to change while the simulator runs; what is absent stays.</summary>
internal sealed record SettingsRequest
{
    public double? LatencyMs { get; set; }
    public double? ClockSkewSec { get; set; }
    public bool? LogRequests { get; set; }
    public int? LargestPage { get; set; }
    public bool? EmptyPages { get; set; }
    public bool? IgnoreUserEmailWithoutAdmin { get; set; }
    public double? StrangeShapes { get; set; }
    public int? StrangeSeed { get; set; }
    public int? People { get; set; }
    public OAuthSettingsRequest? OAuth { get; set; }

    public void ApplyTo(WebexSimulator simulator)
    {
        SimulatorOptions options = simulator.Options;
        options.Latency = LatencyMs is { } latency ? TimeSpan.FromMilliseconds(latency) : options.Latency;
        options.ClockSkew = ClockSkewSec is { } skew ? TimeSpan.FromSeconds(skew) : options.ClockSkew;
        options.LogRequests = LogRequests ?? options.LogRequests;
        options.LargestPage = LargestPage ?? options.LargestPage;
        options.EmptyPages = EmptyPages ?? options.EmptyPages;
        options.IgnoreUserEmailWithoutAdmin = IgnoreUserEmailWithoutAdmin ?? options.IgnoreUserEmailWithoutAdmin;
        options.StrangeShapes = StrangeShapes ?? options.StrangeShapes;
        options.StrangeSeed = StrangeSeed ?? options.StrangeSeed;
        simulator.Organization.People = People ?? simulator.Organization.People;
        OAuth?.ApplyTo(options.OAuth);
    }
}
