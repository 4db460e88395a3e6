namespace WebexMeetings;

/// <summary>The exception for a request to Webex that failed. Its text holds no token, PIN or access code.</summary>
public sealed class WebexApiException : Exception
{
    internal WebexApiException(WebexErrorKind kind, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
    }

    /// <summary>Gets the type of failure.</summary>
    public WebexErrorKind Kind { get; }

    /// <summary>Gets the HTTP status code. The value is null when no response arrived.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>
    /// Gets the API's own code for the error, from the field <c>errorCode</c> or <c>code</c> of the response. The value is null when the
    /// response has neither.
    /// </summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>
    /// Gets the tracking ID that Webex support asks for, from the field <c>trackingId</c> of the response or its header <c>trackingid</c>.
    /// The value is null when the response has neither.
    /// </summary>
    public string? TrackingId { get; internal init; }

    /// <summary>
    /// Gets the reason that Webex gives, from the field <c>errors[0].description</c> or <c>message</c> of the response. The value is null
    /// when the response has neither.
    /// </summary>
    public string? Reason { get; internal init; }

    /// <summary>
    /// Gets the time that Webex asks to wait, from the header <c>Retry-After</c>. The value is null when the header is missing or not
    /// valid.
    /// </summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Gets the recommended action, as a sentence.</summary>
    public string RecommendedAction { get; internal init; } = string.Empty;
}
