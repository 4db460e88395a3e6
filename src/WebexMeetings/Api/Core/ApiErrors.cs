using WebexMeetings.Commands.Output;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>Puts failures into words: what happened to whom, why, and what to do next.</summary>
internal static class ApiErrors
{
    /// <summary>Webex answered, and said no.</summary>
    public static WebexApiException Refused(ApiRequest request, HttpResponseMessage response, WebexConnection connection)
    {
        int status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return Redirected(request, response);
        }

        DateTimeOffset now = connection.Settings.Time.GetUtcNow();
        ErrorBody body = ErrorBody.Read(((BufferedContent)response.Content).Body, SecretOf(response));
        string? trackingId = body.TrackingId ?? TrackingIdHeader.Read(response);
        TimeSpan? retryAfter = AttemptResult.Of(response).RetryAfter;
        WebexErrorKind kind = KindOf(status);
        string? told = Masked(body.Reason, request);
        string reason = told ?? (kind == WebexErrorKind.NotFound ? request.WhenNotFound.Reason : RecommendedActions.DefaultReason(kind));
        return new WebexApiException(kind, $"{request.Subject}: {Sentence(reason)} ({Facts(status, trackingId)})")
        {
            StatusCode = status,
            TrackingId = trackingId,
            Reason = told,
            RetryAfter = retryAfter,
            RecommendedAction = Advise(request, kind, connection.TokenSource.Scopes, retryAfter is { } wait ? now + wait : null),
        };
    }

    /// <summary>Webex answered with success, but not with what it documents.</summary>
    public static WebexApiException UnexpectedResponse(ApiRequest request, HttpResponseMessage response) =>
        InvalidResponse(request, (int)response.StatusCode, TrackingIdHeader.Read(response), ((BufferedContent)response.Content).Body, SecretOf(response), "not the JSON that was promised", null);

    /// <summary>A page of a list that is followed by itself; following it would never end.</summary>
    public static WebexApiException SamePageAgain(ApiRequest request, HttpResponseMessage response) =>
        InvalidResponse(request, (int)response.StatusCode, TrackingIdHeader.Read(response), ((BufferedContent)response.Content).Body, SecretOf(response), "a page that names itself as the next one", null);

    /// <summary>No answer came, or not all of it.</summary>
    public static WebexApiException NoAnswer(ApiRequest request, Exception failure, WebexConnection connection) => failure switch
    {
        IncompleteResponseException broken => InvalidResponse(request, (int)broken.StatusCode, broken.TrackingId, broken.FirstBytes, null, "cut off", broken.InnerException),
        AreaClosedException closed => WaitTooLong(request, closed.Wait, connection.Settings.Time.GetUtcNow()),
        TimeoutException timeout => Plain(request, WebexErrorKind.Timeout, timeout.Message, timeout),
        _ => Plain(request, WebexErrorKind.ConnectionFailed, $"No connection to {connection.Settings.Destination}: {Innermost(failure).Message}", failure),
    };

    public static WebexApiException Closed(ApiRequest request, WebexConnection connection) =>
        Plain(request, WebexErrorKind.NotConnected, $"The connection '{connection.Name}' was closed by Disconnect-Webex", null);

    public static WebexApiException NotFound(ApiRequest request, string reason) => Plain(request, WebexErrorKind.NotFound, reason, null);

    private static WebexApiException Plain(ApiRequest request, WebexErrorKind kind, string reason, Exception? inner) =>
        new(kind, $"{request.Subject}: {Sentence(reason)}", inner) { RecommendedAction = Advise(request, kind) };

    private static WebexApiException WaitTooLong(ApiRequest request, TimeSpan? wait, DateTimeOffset now) =>
        new(WebexErrorKind.TooManyRequests, $"{request.Subject}: Webex asked to wait longer than this connection may. Nothing was sent.")
        {
            RetryAfter = wait,
            RecommendedAction = RecommendedActions.For(WebexErrorKind.TooManyRequests, now + wait),
        };

    private static WebexApiException Redirected(ApiRequest request, HttpResponseMessage response) =>
        new(WebexErrorKind.InvalidResponse, $"{request.Subject}: The answer is a redirect to '{response.Headers.Location?.GetComponentsWithoutQuery()}'; it was not followed. ({Facts((int)response.StatusCode, TrackingIdHeader.Read(response))})")
        {
            StatusCode = (int)response.StatusCode,
            TrackingId = TrackingIdHeader.Read(response),
            RecommendedAction = Advise(request, WebexErrorKind.InvalidResponse),
        };

    private static WebexApiException InvalidResponse(ApiRequest request, int status, string? trackingId, byte[] body, string? secret, string what, Exception? inner) =>
        new(WebexErrorKind.InvalidResponse, $"{request.Subject}: The answer is {what}; it begins with {Masked(BodyExcerpt.Of(body, secret), request)}. ({Facts(status, trackingId)})", inner)
        {
            StatusCode = status,
            TrackingId = trackingId,
            RecommendedAction = Advise(request, WebexErrorKind.InvalidResponse),
        };

    // Without a clear answer nobody knows whether a change was made, and making it twice may do harm.
    private static string Advise(ApiRequest request, WebexErrorKind kind, IReadOnlyList<string>? granted = null, DateTimeOffset? returnAt = null)
    {
        bool isUncertain = request.ChangesSomething
            && kind is (WebexErrorKind.InvalidResponse or WebexErrorKind.Timeout or WebexErrorKind.ConnectionFailed or WebexErrorKind.ServerError);
        string advice = kind == WebexErrorKind.NotFound ? request.WhenNotFound.WhatToDo : RecommendedActions.For(kind, request.Scopes, granted ?? [], returnAt);
        return isUncertain ? $"The change may have been made all the same: look with the matching Get cmdlet first. {advice}" : advice;
    }

    private static string? Masked(string? text, ApiRequest request) => string.IsNullOrEmpty(request.Secret) ? text : text?.Replace(request.Secret, "***");

    private static string GetComponentsWithoutQuery(this Uri uri) => uri.IsAbsoluteUri ? uri.GetLeftPart(UriPartial.Path) : uri.OriginalString.Split('?')[0];

    private static string? SecretOf(HttpResponseMessage response) => response.RequestMessage?.Headers.Authorization?.Parameter;

    private static string Facts(int status, string? trackingId) =>
        trackingId is null ? $"HTTP status {status}" : $"HTTP status {status}, tracking id {trackingId}";

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

    private static Exception Innermost(Exception exception) => exception.GetBaseException();

    private static WebexErrorKind KindOf(int status) => status switch
    {
        401 => WebexErrorKind.Unauthorized,
        403 => WebexErrorKind.Forbidden,
        404 => WebexErrorKind.NotFound,
        405 => WebexErrorKind.MethodNotAllowed,
        409 => WebexErrorKind.Conflict,
        410 => WebexErrorKind.Gone,
        423 => WebexErrorKind.Locked,
        429 => WebexErrorKind.TooManyRequests,
        >= 500 => WebexErrorKind.ServerError,
        _ => WebexErrorKind.BadRequest,
    };
}
