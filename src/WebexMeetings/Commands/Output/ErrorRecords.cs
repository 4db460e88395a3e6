using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Output;

/// <summary>Makes error records. The ID is <c>Webex.&lt;Kind&gt;</c>, the target is the input.</summary>
internal static class ErrorRecords
{
    /// <param name="exception">The failure.</param>
    /// <param name="target">The input, or null for an error without an input.</param>
    public static ErrorRecord Create(Exception exception, Input? target)
    {
        var known = exception as WebexApiException;
        ErrorRecord record = known is null
            ? new ErrorRecord(exception, "Webex.Unexpected", ErrorCategory.NotSpecified, target?.Target)
            : new ErrorRecord(known, $"Webex.{known.Kind}", CategoryOf(known.Kind), target?.Target);
        if (known is not null)
        {
            record.ErrorDetails = new ErrorDetails(known.Message) { RecommendedAction = known.RecommendedAction };
        }

        // By default, it would be the text of the target, with all values of a piped row.
        record.CategoryInfo.TargetName = target?.Name;
        return record;
    }

    private static ErrorCategory CategoryOf(WebexErrorKind kind) => kind switch
    {
        WebexErrorKind.BadRequest or WebexErrorKind.InvalidInput => ErrorCategory.InvalidArgument,
        WebexErrorKind.Unauthorized => ErrorCategory.AuthenticationError,
        WebexErrorKind.Forbidden => ErrorCategory.PermissionDenied,
        WebexErrorKind.NotFound or WebexErrorKind.Gone => ErrorCategory.ObjectNotFound,
        WebexErrorKind.MethodNotAllowed => ErrorCategory.InvalidOperation,
        WebexErrorKind.Conflict => ErrorCategory.ResourceExists,
        WebexErrorKind.Locked => ErrorCategory.ResourceBusy,
        WebexErrorKind.TooManyRequests => ErrorCategory.LimitsExceeded,
        WebexErrorKind.ServerError => ErrorCategory.ResourceUnavailable,
        WebexErrorKind.ConnectionFailed or WebexErrorKind.NotConnected => ErrorCategory.ConnectionError,
        WebexErrorKind.Timeout => ErrorCategory.OperationTimeout,
        WebexErrorKind.InvalidResponse => ErrorCategory.InvalidData,
        WebexErrorKind.CrossOrigin => ErrorCategory.SecurityError,
        WebexErrorKind.CallbackFailed => ErrorCategory.InvalidResult,
        _ => ErrorCategory.NotSpecified,
    };
}
