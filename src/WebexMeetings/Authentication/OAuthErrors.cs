using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary>Puts the failures of a sign-in into words. No body of a token endpoint is quoted, only the reason in it, secrets masked.</summary>
internal static class OAuthErrors
{
    private const string CheckClient =
        "Check the client id and the client secret against the page of the integration or Service App on developer.webex.com, and that they belong to the cloud that -Environment or -ApiBaseUri names. Then run Connect-Webex again.";

    private const string CheckScopes =
        "Ask with -Scope only for scopes that the integration was registered with on developer.webex.com.";

    /// <summary>Webex answered, and said no.</summary>
    public static WebexApiException Refused(OAuthRequest request, OAuthResponse answer, DateTimeOffset now)
    {
        WebexErrorKind kind = KindOf(answer);
        string? said = answer.Error.Reason;
        string reason = Known(request, answer) is { } known
            ? said is null ? known : $"{known}: {said}"
            : said ?? answer.Error.Code ?? RecommendedActions.DefaultReason(kind);
        return new WebexApiException(kind, $"{request.Subject}: {reason.TrimEnd('.')}. ({Facts(answer)})")
        {
            StatusCode = answer.Status,
            TrackingId = answer.TrackingId,
            Reason = answer.Error.Reason,
            RetryAfter = answer.RetryAfter,
            RecommendedAction = WhatToDo(request, answer, kind, now),
        };
    }

    /// <summary>Webex answered with success, but not with what it documents.</summary>
    public static WebexApiException UnexpectedResponse(OAuthRequest request, OAuthResponse answer) =>
        new(WebexErrorKind.InvalidResponse, $"{request.Subject}: The answer is not what Webex documents for this. ({Facts(answer)})")
        {
            StatusCode = answer.Status,
            TrackingId = answer.TrackingId,
            RecommendedAction = RecommendedActions.For(WebexErrorKind.InvalidResponse),
        };

    /// <summary>No answer came, or not all of it.</summary>
    public static WebexApiException NoAnswer(OAuthRequest request, Exception failure, ConnectionSettings settings)
    {
        (WebexErrorKind kind, string reason) = failure switch
        {
            IncompleteResponseException => (WebexErrorKind.InvalidResponse, "The answer broke off"),
            TimeoutException => (WebexErrorKind.Timeout, failure.Message.TrimEnd('.')),
            _ => (WebexErrorKind.ConnectionFailed, $"No connection to {settings.Destination}: {Redaction.Of(settings.Secrets, null).Line(failure.GetBaseException().Message.TrimEnd('.'), 200)}"),
        };
        return new WebexApiException(kind, $"{request.Subject}: {reason}.", null)
        {
            RecommendedAction = RecommendedActions.For(kind),
        };
    }

    private static WebexErrorKind KindOf(OAuthResponse answer) => (answer.Error.Code, answer.Status) switch
    {
        ("invalid_scope" or "unsupported_grant_type" or "unauthorized_client", _) => WebexErrorKind.BadRequest,
        ("expired_token", _) => WebexErrorKind.Timeout,
        (_, >= 300 and < 400) => WebexErrorKind.InvalidResponse,
        (_, 400 or 401 or 403) => WebexErrorKind.Unauthorized,
        (_, 429) => WebexErrorKind.TooManyRequests,
        (_, >= 500) => WebexErrorKind.ServerError,
        _ => WebexErrorKind.BadRequest,
    };

    private static string? Known(OAuthRequest request, OAuthResponse answer) => (answer.Error.Code, answer.Status) switch
    {
        ("invalid_client", _) or (null, 401) => "Webex did not accept the client id or the client secret",
        ("invalid_grant", _) => $"Webex did not accept {request.Grant}",
        ("access_denied", _) => "The sign-in was denied",
        ("expired_token", _) => "The code has expired; nobody completed the sign-in in time",
        ("invalid_scope", _) => "Webex does not give this integration the scopes that were asked for",
        (_, >= 300 and < 400) => "The answer is a redirect; it was not followed",
        _ => null,
    };

    private static string WhatToDo(OAuthRequest request, OAuthResponse answer, WebexErrorKind kind, DateTimeOffset now) => (answer.Error.Code, kind) switch
    {
        ("invalid_scope", _) => CheckScopes,
        ("invalid_client", _) => CheckClient,
        ("invalid_grant" or "access_denied" or "expired_token", _) => request.WhatToDo,
        (_, WebexErrorKind.Unauthorized) => answer.Status == 401 ? CheckClient : request.WhatToDo,
        _ => RecommendedActions.For(kind, answer.RetryAfter is { } wait ? now + wait : null),
    };

    private static string Facts(OAuthResponse answer) =>
        answer.TrackingId is null ? $"HTTP status {answer.Status}" : $"HTTP status {answer.Status}, tracking id {answer.TrackingId}";
}
