namespace WebexMeetings;

/// <summary>A request to Webex that did not give what was asked for. Its text holds no token, PIN or access code.</summary>
public sealed class WebexApiException : Exception
{
    internal WebexApiException(WebexErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>What kind of failure this is.</summary>
    public WebexErrorKind Kind { get; }

    /// <summary>The HTTP status. Null when no answer came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The API's own code for the error. API fields <c>errorCode</c> and <c>code</c>. Null when the response gave none.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>The number that Webex support asks for. Body field <c>trackingId</c>, else header <c>trackingid</c>. Null when neither came.</summary>
    public string? TrackingId { get; internal init; }

    /// <summary>Webex's own reason: <c>errors[0].description</c>, else <c>message</c>. Null when the answer gave none.</summary>
    public string? Reason { get; internal init; }

    /// <summary>How long Webex asks to wait. Header <c>Retry-After</c>. Null when it came not or made no sense.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>What to do next, in a sentence.</summary>
    public string RecommendedAction { get; internal init; } = string.Empty;
}
