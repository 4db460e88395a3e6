using System.Management.Automation;

namespace WebexMeetings.Commands;

/// <summary>Tells real text from an object that PowerShell turned into text.</summary>
internal static class InputText
{
    /// <summary>PowerShell turns an object without a fitting property into text such as @{Name=Bob; Pin=1234}, rather than bind nothing.</summary>
    /// <param name="piped">The object.</param>
    /// <param name="bound">What was bound.</param>
    /// <param name="names">The properties that fit. An object that has one, and reads as its value in text, was bound by it: a site, a person.</param>
    public static bool IsObjectAsText(PSObject? piped, string?[]? bound, params string[] names) =>
        piped is not null
        && piped.BaseObject is not string
        && bound is [{ } only]
        && only == piped.ToString()
        && !names.Any(name => piped.Properties[name] is not null);
}
