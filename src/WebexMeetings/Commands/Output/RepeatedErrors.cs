using System.Management.Automation;

namespace WebexMeetings.Commands.Output;

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
