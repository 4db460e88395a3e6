namespace WebexMeetings.Simulator;

/// <summary>Ends a request with an error answer in the shape of Webex.</summary>
internal sealed class RefusedException(int status, string message, params string[] reasons) : Exception(message)
{
    private const string MalformedMessage =
        "The request could not be understood by the server due to malformed syntax. See 'errors' for more details.";

    private const string ForbiddenMessage =
        "The server understood the request, but refused to fulfill it because the access token is missing required scopes "
        + "or the user is missing required roles or licenses.";

    private const string UnauthorizedMessage =
        "The request requires a valid access token set in the Authorization request header.";

    private const string NotFoundMessage = "Cannot find the data";

    public int Status => status;

    /// <summary>What goes into the errors array; empty leaves the array out.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>Some refusals of Webex carry no trackingId in the body.</summary>
    public bool HasTrackingId { get; init; } = true;

    public string? Allow { get; init; }

    public static RefusedException BadRequest(string reason) => new(400, MalformedMessage, reason);

    public static RefusedException BadRequestWithoutTrackingId(string reason) =>
        new(400, MalformedMessage, reason) { HasTrackingId = false };

    public static RefusedException Unauthorized() => new(401, UnauthorizedMessage, UnauthorizedMessage);

    /// <summary>As seen in the field: a message and no errors array.</summary>
    public static RefusedException MissingScope() => new(403, ForbiddenMessage);

    public static RefusedException Forbidden(string reason) => new(403, ForbiddenMessage, reason);

    /// <summary>As documented for reading somebody else's room: the reason is the message, too.</summary>
    public static RefusedException ForbiddenTwice(string reason) => new(403, reason, reason);

    public static RefusedException NotFound() => new(404, NotFoundMessage, NotFoundMessage);

    public static RefusedException UnknownPath(string path) => new(404, $"No static resource hydra{path}.");

    public static RefusedException WrongMethod(string method, string allow) =>
        new(405, $"Request method '{method}' is not supported.", $"Request method '{method}' is not supported.") { Allow = allow };

    public Reply ToReply(string? trackingId) => new Reply
    {
        Status = status,
        Body = ErrorBody.Write(Message, reasons, HasTrackingId ? trackingId : null),
    }.With("Allow", Allow);
}
