using System.Management.Automation;
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

/// <summary>Makes the error for a missing connection: the runspace has none, or none of that name.</summary>
internal static class NotConnectedError
{
    private const string Action =
        "Run Connect-Webex. Inside ForEach-Object -Parallel or a thread job, pass the connection: -Connection $using:connection.";

    /// <summary>Makes the error for a missing default connection.</summary>
    /// <param name="others">The other connections of the runspace.</param>
    public static WebexApiException Create(IEnumerable<WebexConnection> others) => others.FirstOrDefault() is { } other
        ? new WebexApiException(
            WebexErrorKind.NotConnected,
            "This session has no default connection: the last Connect-Webex failed, or its connection was closed.")
        {
            RecommendedAction = "Run Connect-Webex again, or pass another connection, such as "
                + $"-Connection (Get-WebexConnection '{other.Name}').",
        }
        : new WebexApiException(
            WebexErrorKind.NotConnected,
            "Not connected to Webex in this session. Run Connect-Webex first, or pass a connection with -Connection.")
        {
            RecommendedAction = Action,
        };

    public static WebexApiException Create(string name) =>
        new(WebexErrorKind.NotConnected, $"This session has no connection named '{name}'.")
        {
            RecommendedAction = "Run Get-WebexConnection -Name * to see its connections.",
        };
}

/// <summary>Makes the error that ends a run when Webex does not accept the token any more. It says where to continue.</summary>
internal static class ResumeError
{
    /// <param name="unauthorized">The failure.</param>
    /// <param name="hasObjects">Whether the command has written objects of this input, such as the first pages of a list.</param>
    public static WebexApiException From(WebexApiException unauthorized, bool hasObjects) =>
        new(
            WebexErrorKind.Unauthorized,
            unauthorized.Message
                + (hasObjects ? " The result of this input is incomplete" : " This is the first input without a result")
                + "; the command completed all inputs before it.",
            unauthorized)
        {
            StatusCode = unauthorized.StatusCode,
            ErrorCode = unauthorized.ErrorCode,
            TrackingId = unauthorized.TrackingId,
            Reason = unauthorized.Reason,
            RecommendedAction = unauthorized.RecommendedAction
                + " Then run the command again from this input on."
                + (hasObjects ? " Discard the objects of this input that you have, because it returns all of them." : string.Empty),
        };
}

/// <summary>
/// Finds the first error of a run with each recommended action, because an audit of 10,000 users must not print the same action 10,000
/// times. Every error keeps its action. A later error gets another view, which does not print it.
/// </summary>
internal sealed class RepeatedErrors
{
    /// <summary>The type name that the view in WebexMeetings.Format.ps1xml is for.</summary>
    public const string TypeName = "WebexMeetings.RepeatedError";

    // The error view of earlier PowerShell versions does not show the recommended action.
    private static readonly bool IsAdvicePrinted = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 6);

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>
    /// Marks an error whose recommended action the run printed before. Numbers are ignored, because a time to try again differs from error
    /// to error.
    /// </summary>
    public void Mark(ErrorRecord record)
    {
        string? advice = record.ErrorDetails?.RecommendedAction;
        if (IsAdvicePrinted && advice is { Length: > 0 } && !seen.Add(WithoutDigits(advice)))
        {
            PSObject.AsPSObject(record).TypeNames.Insert(0, TypeName);
        }
    }

    private static string WithoutDigits(string text) => new(text.Where(c => !char.IsDigit(c)).ToArray());
}
