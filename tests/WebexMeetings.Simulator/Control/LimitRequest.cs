namespace WebexMeetings.Simulator;

/// <summary>A rate limit as JSON orders it.</summary>
internal sealed record LimitRequest
{
    public RateLimitModel Model { get; set; } = RateLimitModel.FixedWindow;
    public int Requests { get; set; }
    public double WindowSec { get; set; } = 60;
    public double Rate { get; set; }
    public string? PathContains { get; set; }
    public bool HtmlBody { get; set; }
    public bool SendRetryAfter { get; set; } = true;

    public RateLimitSettings ToSettings() => new()
    {
        Model = Model,
        Requests = Requests,
        Window = TimeSpan.FromSeconds(WindowSec),
        Rate = Rate,
        PathContains = PathContains,
        HtmlBody = HtmlBody,
        SendRetryAfter = SendRetryAfter,
    };
}
