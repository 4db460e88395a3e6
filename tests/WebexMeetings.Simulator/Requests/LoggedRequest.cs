namespace WebexMeetings.Simulator;

/// <summary>One request as the simulator saw it.</summary>
public sealed class LoggedRequest
{
    /// <summary>From 1, in the order of arrival.</summary>
    public required long Sequence { get; init; }

    /// <summary>By the clock of the test, without the skew.</summary>
    public required DateTimeOffset Time { get; init; }

    public required string Method { get; init; }

    /// <summary>As sent, undecoded.</summary>
    public required string PathAndQuery { get; init; }

    public required string TrackingId { get; init; }

    /// <summary>Null for a token that the simulator does not know.</summary>
    public string? TokenName { get; init; }

    /// <summary>The raw header. Made-up secrets only.</summary>
    public string? Authorization { get; init; }

    /// <summary>The email request header.</summary>
    public string? EmailHeader { get; init; }

    public string? UserAgent { get; init; }

    public string? ContentType { get; init; }

    /// <summary>The body of a write.</summary>
    public string Body { get; internal set; } = "";

    /// <summary>0 as long as there is no answer, and for a connection that was closed without one.</summary>
    public int Status { get; internal set; }

    /// <summary>The fault that struck.</summary>
    public FaultKind? Fault { get; internal set; }

    /// <summary>The strange shape that the answer came in, in words.</summary>
    public string? Shape { get; internal set; }

    /// <summary>The client was gone before its answer was ready.</summary>
    public bool AbortedByClient { get; internal set; }

    internal bool HasLeft { get; set; }
}
