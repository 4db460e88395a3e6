namespace WebexMeetings.Simulator;

/// <summary>A fault as JSON orders it. Setters, not init: generated readers would overwrite the defaults of init-only members.</summary>
internal sealed record FaultRequest
{
    public FaultKind Kind { get; set; }
    public string? Method { get; set; }
    public string? PathContains { get; set; }
    public string? UserEmail { get; set; }
    public string? TokenName { get; set; }
    public int Skip { get; set; }
    public int? Times { get; set; }
    public int? Every { get; set; }
    public double? Probability { get; set; }
    public int Seed { get; set; }
    public int? Status { get; set; }
    public string? RetryAfter { get; set; }
    public double DelayMs { get; set; }
    public string? Body { get; set; }
    public string? ContentType { get; set; }
    public string? Location { get; set; }
    public Dictionary<string, string> Headers { get; set; } = [];

    public Fault ToFault() => new()
    {
        Kind = Kind,
        Method = Method,
        PathContains = PathContains,
        UserEmail = UserEmail,
        TokenName = TokenName,
        Skip = Skip,
        Times = Times,
        Every = Every,
        Probability = Probability,
        Seed = Seed,
        Status = Status,
        RetryAfter = RetryAfter,
        Delay = TimeSpan.FromMilliseconds(DelayMs),
        Body = Body,
        ContentType = ContentType,
        Location = Location,
        Headers = Headers,
    };
}
