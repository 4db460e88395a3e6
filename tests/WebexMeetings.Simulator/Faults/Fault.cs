namespace WebexMeetings.Simulator;

/// <summary>A fault to order. Conditions that are null match every request; the first matching fault of the schedule strikes.</summary>
public sealed class Fault
{
    private int matches;
    private int given;

    public FaultKind Kind { get; init; }

    public string? Method { get; init; }

    /// <summary>A part of path and query as sent.</summary>
    public string? PathContains { get; init; }

    /// <summary>Whom the request is about: userEmail, hostEmail or email in the query, the email header, a personId, or the body.</summary>
    public string? UserEmail { get; init; }

    /// <summary>The name of the access token that the request carries.</summary>
    public string? TokenName { get; init; }

    /// <summary>Lets so many matching requests pass first.</summary>
    public int Skip { get; init; }

    /// <summary>How often it strikes; null is always.</summary>
    public int? Times { get; init; }

    /// <summary>Strikes each n-th matching request only.</summary>
    public int? Every { get; init; }

    /// <summary>
    /// 0 to 1. Decided by a hash of seed, request and attempt, so that a storm over many users is the same on each run,
    /// in whatever order the requests arrive.
    /// </summary>
    public double? Probability { get; init; }

    public int Seed { get; init; }

    public int? Status { get; init; }

    /// <summary>Sent as it is, sense or nonsense.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>In real time.</summary>
    public TimeSpan Delay { get; init; }

    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>How often it has struck.</summary>
    public int Given => Math.Min(Volatile.Read(ref given), Times ?? int.MaxValue);

    internal bool Strikes(Call call, string? user, FaultAttempts attempts) =>
        Matches(call, user) && IsDue() && IsDrawn(call, user, attempts) && Take();

    private bool Matches(Call call, string? user) =>
        (Method is null || string.Equals(Method, call.Method, StringComparison.OrdinalIgnoreCase))
        && (PathContains is null || call.Target.Contains(PathContains, StringComparison.Ordinal))
        && (TokenName is null || call.Token?.Name == TokenName)
        && (UserEmail is null || string.Equals(UserEmail, user, StringComparison.OrdinalIgnoreCase) || RequestSubject.IsInBody(call, UserEmail));

    private bool IsDue()
    {
        if (Skip == 0 && Every is null)
            return true;
        int number = Interlocked.Increment(ref matches) - Skip;
        return number > 0 && (Every is not { } every || number % every == 0);
    }

    private bool IsDrawn(Call call, string? user, FaultAttempts attempts) =>
        Probability is not { } probability || attempts.Draw(Seed, call, user) < probability;

    private bool Take()
    {
        if (Times is not { } times)
        {
            Interlocked.Increment(ref given);
            return true;
        }
        return Volatile.Read(ref given) < times && Interlocked.Increment(ref given) <= times;
    }
}
