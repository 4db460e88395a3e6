namespace WebexMeetings.Commands.Output;

/// <summary>The end of a run because the token is no longer accepted, said so that the run can be taken up again.</summary>
internal static class ResumeError
{
    public static WebexApiException From(WebexApiException unauthorized) =>
        new(
            WebexErrorKind.Unauthorized,
            $"{unauthorized.Message} This is the first input without an answer; all before it were answered.",
            unauthorized)
        {
            StatusCode = unauthorized.StatusCode,
            ErrorCode = unauthorized.ErrorCode,
            TrackingId = unauthorized.TrackingId,
            Reason = unauthorized.Reason,
            RecommendedAction = unauthorized.RecommendedAction + " Then run the command again from this input on.",
        };
}
