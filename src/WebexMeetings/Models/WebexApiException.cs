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

/// <summary>The type of a failure. It is part of the error ID, <c>Webex.&lt;Kind&gt;</c>.</summary>
public enum WebexErrorKind
{
    /// <summary>400, 415, 428: Webex did not understand or did not accept the request.</summary>
    BadRequest,

    /// <summary>401: the token was missing, wrong, expired or revoked.</summary>
    Unauthorized,

    /// <summary>403: the token lacks a scope, or its owner lacks a role or a license.</summary>
    Forbidden,

    /// <summary>404: the user, site or room does not exist, or the user has no room.</summary>
    NotFound,

    /// <summary>405: the resource does not support this method.</summary>
    MethodNotAllowed,

    /// <summary>409: the request conflicts with the current state.</summary>
    Conflict,

    /// <summary>410: the resource no longer exists.</summary>
    Gone,

    /// <summary>423: the resource is busy.</summary>
    Locked,

    /// <summary>429: too many requests, and the wait that Webex asks for is too long or did not help.</summary>
    TooManyRequests,

    /// <summary>500 and above: Webex failed.</summary>
    ServerError,

    /// <summary>
    /// No response arrived: the name was not found, the connection was refused or lost, or its certificate was not accepted.
    /// </summary>
    ConnectionFailed,

    /// <summary>No response arrived within the connection's timeout, or nobody completed a sign-in in time.</summary>
    Timeout,

    /// <summary>The response was empty, incomplete, or not as the API documents it.</summary>
    InvalidResponse,

    /// <summary>The input is empty, is not an address, site or ID, or does not fit the current settings. No change was sent.</summary>
    InvalidInput,

    /// <summary>The session has no connection to use.</summary>
    NotConnected,

    /// <summary>A link leads away from the connection's origin. The module did not follow it.</summary>
    CrossOrigin,

    /// <summary>The script of -OnTokenRefresh failed. The connection itself is usable.</summary>
    CallbackFailed,
}

/// <summary>Makes the errors for inputs that cannot be sent.</summary>
internal static class InvalidInput
{
    private const int Longest = 100;

    /// <param name="problem">The problem, as a sentence without its period.</param>
    /// <param name="whatToDo">The recommended action, as a sentence.</param>
    public static WebexApiException Create(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was sent.") { RecommendedAction = whatToDo };

    /// <summary>Makes such an error after a read and before a change.</summary>
    public static WebexApiException NotChanged(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was changed.") { RecommendedAction = whatToDo };

    /// <summary>Returns an input in quotes, on one line, and cut to a readable length.</summary>
    public static string Show(string input) => $"'{TerminalText.Line(input, Longest)}'";
}
