namespace WebexMeetings.Api.Core;

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

    /// <summary>Makes the error for a change that was made, but whose new state could not be read.</summary>
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
