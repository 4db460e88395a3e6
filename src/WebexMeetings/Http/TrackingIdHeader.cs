namespace WebexMeetings.Http;

/// <summary>Reads the tracking ID, which identifies a request in Webex's own logs, from the header of a response.</summary>
internal static class TrackingIdHeader
{
    /// <summary>A real one has about 50 characters.</summary>
    public const int Longest = 100;

    /// <summary>Returns the tracking ID for display; null when there is none.</summary>
    public static string? Read(HttpResponseMessage response) => Read(response, response.Buffered().Redaction);

    public static string? Read(HttpResponseMessage response, Redaction redaction)
    {
        string? header = response.Headers.TryGetValues("trackingid", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
        return redaction.Line(header, Longest) is { Length: > 0 } text ? text : null;
    }
}

/// <summary>Describes a response in messages: the status, the API's error code, and the tracking ID.</summary>
internal static class ResponseFacts
{
    /// <summary>Returns a clause such as "Webex returned 404 (not found), error code 4001, tracking ID ROUTER_1".</summary>
    public static string Sentence(int status, string? errorCode, string? trackingId) =>
        $"Webex returned {status} ({Words(status)})"
        + (errorCode is null ? string.Empty : $", error code {errorCode}")
        + (trackingId is null ? string.Empty : $", tracking ID {trackingId}");

    private static string Words(int status) => status switch
    {
        200 => "OK",
        201 => "created",
        202 => "accepted",
        204 => "no content",
        400 => "bad request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        405 => "method not allowed",
        407 => "proxy authentication required",
        409 => "conflict",
        410 => "gone",
        415 => "unsupported media type",
        423 => "locked",
        428 => "precondition required",
        429 => "too many requests",
        500 => "internal server error",
        501 => "not implemented",
        502 => "bad gateway",
        503 => "service unavailable",
        504 => "gateway timeout",
        < 300 => "success",
        < 400 => "redirect",
        < 500 => "client error",
        _ => "server error",
    };
}
