namespace WebexMeetings.Commands.Output;

/// <summary>Makes the error that ends a run when Webex does not accept the token any more. It says where to continue.</summary>
internal static class ResumeError
{
    public static WebexApiException From(WebexApiException unauthorized) =>
        new(
            WebexErrorKind.Unauthorized,
            $"{unauthorized.Message} This is the first input without a result; the command completed all inputs before it.",
            unauthorized)
        {
            StatusCode = unauthorized.StatusCode,
            ErrorCode = unauthorized.ErrorCode,
            TrackingId = unauthorized.TrackingId,
            Reason = unauthorized.Reason,
            RecommendedAction = unauthorized.RecommendedAction + " Then run the command again from this input on.",
        };
}
