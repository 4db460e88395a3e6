using System.Management.Automation;

namespace WebexMeetings.Commands;

/// <summary>Tells real text from an object that PowerShell turned into text.</summary>
internal static class InputText
{
    /// <summary>PowerShell turns an object without a fitting property into text such as @{Name=Bob; Pin=1234}, rather than bind nothing.</summary>
    public static bool IsObjectAsText(PSObject? piped, string?[]? bound) =>
        piped is not null && piped.BaseObject is not string && bound is [{ } only] && only == piped.ToString();
}
