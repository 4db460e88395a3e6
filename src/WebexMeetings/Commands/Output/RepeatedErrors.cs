using System.Management.Automation;

namespace WebexMeetings.Commands.Output;

/// <summary>
/// Tells the first error of a kind in a run from those that advise the same again: an audit of 10,000 users must not print the same advice
/// 10,000 times. Every error keeps its advice; a later one only gets a view of its own, which does not print it.
/// </summary>
internal sealed class RepeatedErrors
{
    /// <summary>The type name that the view in WebexMeetings.Format.ps1xml is for.</summary>
    public const string TypeName = "WebexMeetings.RepeatedError";

    // The error view of earlier PowerShell versions does not show the recommended action.
    private static readonly bool IsAdvicePrinted = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 6);

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>
    /// Marks an error whose advice the run gave before. Numbers do not matter: a time to return at differs from error to error.
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
