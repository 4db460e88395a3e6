using System.Globalization;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Makes the errors of requests: what happened to which user, why, and what to do next. External text goes through <see cref="Redaction"/>.
/// </summary>
internal static class ApiErrors
{
    private const int LongestAddress = 120;
    private const int LongestFailure = 200;
    private const string AsksToWait = "Webex asked for a longer wait than this connection allows";
    private const string AcceptsNothing = "Webex accepted no requests for longer than this connection waits";

    /// <summary>Makes the error for a response other than success.</summary>
    public static WebexApiException Refused(ApiRequest request, HttpResponseMessage response, WebexConnection connection)
    {
        int status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return Redirected(request, response);
        }

        DateTimeOffset now = connection.Settings.Time.GetUtcNow();
        ErrorBody body = ErrorBody.Read(response);
        string? trackingId = body.TrackingId ?? TrackingIdHeader.Read(response);
        TimeSpan? retryAfter = AttemptResult.Of(response).RetryAfter;
        WebexErrorKind kind = KindOf(status);
        string reason = body.Reason is null ? string.Empty : Sentence(body.Reason) + " ";
        return new WebexApiException(kind, $"{request.Subject}: {reason}{ResponseFacts.Sentence(status, body.Code, trackingId)}.")
        {
            StatusCode = status,
            ErrorCode = body.Code,
            TrackingId = trackingId,
            Reason = body.Reason,
            RetryAfter = retryAfter,
            RecommendedAction = Advise(request, kind, connection.TokenSource.Scopes, retryAfter is { } wait ? now + wait : null),
        };
    }

    /// <summary>Makes the error for a successful response that is not as documented.</summary>
    public static WebexApiException UnexpectedResponse(ApiRequest request, HttpResponseMessage response) =>
        InvalidResponse(
            request, response, $"The response was not the JSON that the API documents; it began with {response.Buffered().Excerpt}");

    /// <summary>Returns the error for a response that would take too much memory.</summary>
    public static WebexApiException TooManyValues(ApiRequest request, HttpResponseMessage response) => InvalidResponse(
        request,
        response,
        $"The response had more than {request.MostValues.ToString(CultureInfo.InvariantCulture)} values and was not read");

    /// <summary>Makes the error for a list whose next page cannot be read, or that does not end.</summary>
    public static WebexApiException PageChainBroken(ApiRequest request, HttpResponseMessage response, string problem) =>
        InvalidResponse(request, response, problem);

    /// <summary>Makes the error for a response that has no items to return one by one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="response">The response.</param>
    /// <param name="lists">The names of the lists in the response, for display.</param>
    public static WebexApiException NotAList(ApiRequest request, HttpResponseMessage response, IEnumerable<string> lists)
    {
        string[] names = [.. lists.Take(3).Select(name => $"'{name}'")];
        string what = names.Length > 1 ? $"The response has more than one list ({string.Join(", ", names)})" : "The response is not a list";
        int status = (int)response.StatusCode;
        string? trackingId = TrackingIdHeader.Read(response);
        return new WebexApiException(
            WebexErrorKind.InvalidResponse, $"{request.Subject}: {what}. {ResponseFacts.Sentence(status, null, trackingId)}.")
        {
            StatusCode = status,
            TrackingId = trackingId,
            RecommendedAction = "Run the command without -All. It then returns the response as it is.",
        };
    }

    /// <summary>Makes the error for a missing or incomplete response.</summary>
    public static WebexApiException NoAnswer(ApiRequest request, Exception failure, WebexConnection connection)
    {
        var redaction = Redaction.Of(connection.Settings.Secrets, request.Body);
        string cause = redaction.Line(failure.GetBaseException().Message, LongestFailure);
        return failure switch
        {
            IncompleteResponseException broken => Incomplete(request, broken),
            AreaClosedException closed => WaitTooLong(request, closed.Wait, connection.Settings.Time.GetUtcNow()),
            TimeoutException timeout => Plain(request, WebexErrorKind.Timeout, timeout.Message, null),
            _ => Plain(
                request,
                WebexErrorKind.ConnectionFailed,
                $"The connection to {connection.Settings.Destination} failed: {cause}",
                Shown(failure, redaction)),
        };
    }

    public static WebexApiException Closed(ApiRequest request, WebexConnection connection) =>
        Plain(request, WebexErrorKind.NotConnected, $"The connection '{connection.Name}' was closed by Disconnect-Webex", null);

    public static WebexApiException NotFound(ApiRequest request, string reason) => Plain(request, WebexErrorKind.NotFound, reason, null);

    /// <summary>Makes the error for a response that is about something else than the request.</summary>
    public static WebexApiException Mismatch(ApiRequest request, string problem) =>
        Plain(request, WebexErrorKind.InvalidResponse, problem, null);

    private static WebexApiException Plain(ApiRequest request, WebexErrorKind kind, string reason, Exception? inner) =>
        new(kind, $"{request.Subject}: {Sentence(reason)}", inner) { RecommendedAction = Advise(request, kind) };

    private static WebexApiException WaitTooLong(ApiRequest request, TimeSpan? wait, DateTimeOffset now) =>
        new(
            WebexErrorKind.TooManyRequests,
            $"{request.Subject}: {(wait is null ? AcceptsNothing : AsksToWait)}. Nothing was sent.")
        {
            RetryAfter = wait,
            RecommendedAction = RecommendedActions.For(WebexErrorKind.TooManyRequests, now + wait),
        };

    private static WebexApiException Redirected(ApiRequest request, HttpResponseMessage response)
    {
        string target = response.Headers.TryGetValues("Location", out IEnumerable<string>? locations)
            ? $" to '{response.Buffered().Redaction.Line(locations.First().Split('?', '#')[0], LongestAddress)}'"
            : string.Empty;
        return InvalidResponse(request, response, $"The response was a redirect{target}, which was not followed");
    }

    private static WebexApiException Incomplete(ApiRequest request, IncompleteResponseException broken)
    {
        string megabytes = (request.LargestResponse / (1024 * 1024)).ToString(CultureInfo.InvariantCulture);
        string what = broken.IsTooLarge
            ? $"The response was larger than {megabytes} MiB and was not read"
            : $"The response was cut off; it began with {broken.Content.Excerpt}";
        Exception? cause = Shown(broken.InnerException!, broken.Content.Redaction);
        return InvalidResponse(request, (int)broken.StatusCode, broken.TrackingId, what, cause);
    }

    private static WebexApiException InvalidResponse(ApiRequest request, HttpResponseMessage response, string what) =>
        InvalidResponse(request, (int)response.StatusCode, TrackingIdHeader.Read(response), what, null);

    private static WebexApiException InvalidResponse(ApiRequest request, int status, string? trackingId, string what, Exception? inner) =>
        new(WebexErrorKind.InvalidResponse, $"{request.Subject}: {what}. {ResponseFacts.Sentence(status, null, trackingId)}.", inner)
        {
            StatusCode = status,
            TrackingId = trackingId,
            RecommendedAction = Advise(request, WebexErrorKind.InvalidResponse),
        };

    // Without a clear response, the change may have been made, and making it twice may do harm.
    private static string Advise(
        ApiRequest request, WebexErrorKind kind, IReadOnlyList<string>? granted = null, DateTimeOffset? returnAt = null)
    {
        bool isUncertain = request.ChangesSomething && kind
            is WebexErrorKind.InvalidResponse or WebexErrorKind.Timeout or WebexErrorKind.ConnectionFailed or WebexErrorKind.ServerError;
        string advice = kind switch
        {
            WebexErrorKind.NotFound => request.WhenNotFound.WhatToDo,
            WebexErrorKind.BadRequest when request.WhenBadRequest is { } whatToDo => whatToDo,
            _ => RecommendedActions.For(kind, request.Scopes, granted ?? [], returnAt),
        };
        return isUncertain ? $"The change may have been made: check with the matching Get cmdlet first. {advice}" : advice;
    }

    /// <summary>Returns the inner exception, unless its text must not be shown: .NET quotes lines of the response.</summary>
    private static Exception? Shown(Exception failure, Redaction redaction)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            string line = TerminalText.Line(cause.Message, int.MaxValue);
            if (line.IndexOf(TerminalText.Placeholder) >= 0 || redaction.Line(cause.Message, int.MaxValue) != line)
            {
                return null;
            }
        }

        return failure;
    }

    private static string Sentence(string text) => text.EndsWith(".", StringComparison.Ordinal) ? text : text + ".";

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

/// <summary>Makes the errors of a change whose response is about another user or site, or does not say which one.</summary>
internal static class ResponseMismatch
{
    /// <summary>Makes the error for a mismatch before the change was sent.</summary>
    /// <param name="subject">The owner of the settings to change, as the beginning of a sentence.</param>
    /// <param name="problem">The mismatch, as a sentence without its period.</param>
    /// <param name="whatToDo">The recommended action, as a sentence.</param>
    public static WebexApiException NotChanged(string subject, string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidResponse, $"{subject}: {problem}. Nothing was changed.") { RecommendedAction = whatToDo };

    /// <summary>Makes the error for a mismatch in the response to the change itself.</summary>
    /// <inheritdoc cref="NotChanged"/>
    public static WebexApiException Sent(string subject, string problem) =>
        new(WebexErrorKind.InvalidResponse, $"{subject}: The change was sent, but {problem}.")
        {
            RecommendedAction = "Look with the matching Get cmdlet at both before you change anything else, "
                + "and give the details to Webex support.",
        };

    /// <summary>Makes the error for a look-up of the owner that failed before the change was sent.</summary>
    public static WebexApiException NotChecked(string subject, WebexApiException failure) =>
        Because(
            failure,
            $"{subject}: Whether Webex's response is about this user could not be checked. Nothing was changed. {failure.Message}",
            failure.RecommendedAction);

    /// <summary>Makes the error for a look-up that all inputs share and that failed before the change was sent.</summary>
    public static WebexApiException NotLookedUp(string subject, WebexApiException failure) =>
        Because(failure, $"{subject}: Nothing was changed. {failure.Message}", failure.RecommendedAction);

    /// <summary>Makes the error of one input for a request that contained several.</summary>
    public static WebexApiException Shared(string subject, WebexApiException failure) =>
        Because(failure, $"{subject}: {failure.Message}", failure.RecommendedAction);

    /// <summary>Makes the error for a change that was made, but whose new state could not be read.</summary>
    public static WebexApiException NotReadBack(string subject, WebexApiException failure) => Because(
        failure,
        $"{subject}: The change was made, but the new state could not be read. {failure.Message}",
        $"Do not repeat the change; read the state with the matching Get cmdlet. {failure.RecommendedAction}");

    private static WebexApiException Because(WebexApiException failure, string message, string whatToDo) =>
        new(failure.Kind, message, failure)
        {
            StatusCode = failure.StatusCode,
            ErrorCode = failure.ErrorCode,
            TrackingId = failure.TrackingId,
            Reason = failure.Reason,
            RetryAfter = failure.RetryAfter,
            RecommendedAction = whatToDo,
        };
}
