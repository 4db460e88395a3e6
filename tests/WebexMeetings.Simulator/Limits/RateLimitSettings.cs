namespace WebexMeetings.Simulator;

/// <summary>How many requests a token may send.</summary>
public sealed record RateLimitSettings
{
    public static readonly RateLimitSettings Off = new();

    public RateLimitModel Model { get; init; }

    /// <summary>Fixed window: requests per window. Token bucket: the burst.</summary>
    public int Requests { get; init; }

    /// <summary>Begins with the first request of a token.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>Token bucket: requests refilled per second.</summary>
    public double Rate { get; init; }

    /// <summary>Only for paths that contain this; null for all. Other requests are not counted.</summary>
    public string? PathContains { get; init; }

    /// <summary>The refusal comes as text/html, as in the documentation of Webex.</summary>
    public bool HtmlBody { get; init; }

    /// <summary>False leaves Retry-After out.</summary>
    public bool SendRetryAfter { get; init; } = true;
}
