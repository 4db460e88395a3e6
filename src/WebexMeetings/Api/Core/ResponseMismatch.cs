namespace WebexMeetings.Api.Core;

/// <summary>
/// The errors of a change that cannot be built on what Webex returned: it is about another user or site, or does not say about whom.
/// </summary>
internal static class ResponseMismatch
{
    /// <summary>Found before anything was sent.</summary>
    /// <param name="subject">Whose settings were to be changed, as the beginning of a sentence.</param>
    /// <param name="problem">What the response is about instead, as a sentence without its full stop.</param>
    /// <param name="whatToDo">A sentence.</param>
    public static WebexApiException NotChanged(string subject, string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidResponse, $"{subject}: {problem}. Nothing was changed.") { RecommendedAction = whatToDo };

    /// <summary>Found in the response to the change itself.</summary>
    /// <inheritdoc cref="NotChanged"/>
    public static WebexApiException Sent(string subject, string problem) =>
        new(WebexErrorKind.InvalidResponse, $"{subject}: The change was sent, but {problem}.")
        {
            RecommendedAction = "Look with the matching Get cmdlet at both before you change anything else, "
                + "and give the details to Webex support.",
        };

    /// <summary>Whose settings came could not be found out, because a look-up failed before anything was sent.</summary>
    public static WebexApiException NotChecked(string subject, WebexApiException failure) =>
        Because(
            failure,
            $"{subject}: Whether Webex's response is about this user could not be checked. Nothing was changed. {failure.Message}",
            failure.RecommendedAction);

    /// <summary>The change was made, and reading the new state failed.</summary>
    public static WebexApiException NotReadBack(string subject, WebexApiException failure) => Because(
        failure,
        $"{subject}: The change was made, but the new state could not be read. {failure.Message}",
        $"Do not repeat the change; read the state with the matching Get cmdlet. {failure.RecommendedAction}");

    private static WebexApiException Because(WebexApiException failure, string message, string whatToDo) =>
        new(failure.Kind, message, failure)
        {
            StatusCode = failure.StatusCode,
            TrackingId = failure.TrackingId,
            Reason = failure.Reason,
            RetryAfter = failure.RetryAfter,
            RecommendedAction = whatToDo,
        };
}
