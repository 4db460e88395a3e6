using System.Reflection;

namespace WebexMeetings.Simulator;

/// <summary>What a simulator is told at its start. Everything but the port and the seed may also be changed while it runs.</summary>
public sealed record SimulatorOptions
{
    /// <summary>How many ordinary people there are, besides the well-known ones.</summary>
    public int People { get; set; } = 50;

    /// <summary>The same seed gives the same people, rooms and sample tokens.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>0 lets the system choose a free port.</summary>
    public int Port { get; set; }

    /// <summary>How long every answer takes, in real time. Zero does not delay at all.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Requests allowed per token and window; null switches the limit off.</summary>
    public int? RequestsPerWindow { get; set; }

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests per second; makes the limit a token bucket with RequestsPerWindow as its burst.</summary>
    public double? RefillPerSecond { get; set; }

    /// <summary>How far the clock of Webex is ahead of ours: shifts the Date header and the expiry of tokens.</summary>
    public TimeSpan ClockSkew { get; set; }

    /// <summary>False keeps the counters only, for benchmarks.</summary>
    public bool LogRequests { get; set; } = true;

    /// <summary>The oldest entries are dropped beyond this number.</summary>
    public int LogCapacity { get; set; } = 200_000;

    /// <summary>Without the ordinary people who have no room, for benchmarks that count rooms.</summary>
    public bool EveryoneHasRoom { get; set; }

    /// <summary>The largest page of GET /people; a larger max is clamped, as Webex does.</summary>
    public int LargestPage { get; set; } = 1000;

    /// <summary>Puts an empty page with a next link between any two pages of GET /people.</summary>
    public bool EmptyPages { get; set; }

    /// <summary>
    /// One source claims that userEmail is silently ignored without admin scopes, so that the caller's own room comes back.
    /// True makes it so; false answers 403, as documented.
    /// </summary>
    public bool IgnoreUserEmailWithoutAdmin { get; set; }

    /// <summary>
    /// 0 to 1: how many answers about rooms, session types and sites come in a strange shape. The same seed and request give the same one.
    /// </summary>
    public double StrangeShapes { get; set; }

    public int StrangeSeed { get; set; } = 1;

    public OAuthOptions OAuth { get; set; } = new();

    /// <summary>A copy that shares nothing with this one.</summary>
    public SimulatorOptions Copy() => this with { OAuth = OAuth with { RedirectUris = [.. OAuth.RedirectUris] } };

    /// <summary>Makes the other options say what these say.</summary>
    public void CopyTo(SimulatorOptions other)
    {
        SimulatorOptions copy = Copy();
        foreach (PropertyInfo property in typeof(SimulatorOptions).GetProperties())
            property.SetValue(other, property.GetValue(copy));
    }
}
