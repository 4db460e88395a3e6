using System.Management.Automation;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands.Binding;

/// <summary>Tells real text from an object that PowerShell turned into text.</summary>
internal static class InputText
{
    /// <summary>
    /// PowerShell turns an object without a fitting property into text such as @{Name=Bob; Pin=1234}, rather than bind nothing. An
    /// object that has the property was bound by it, also when it reads as the same text, as a person reads as the address.
    /// </summary>
    public static bool IsObjectAsText(WebexPipelineCmdlet cmdlet, string parameter, string?[]? bound)
    {
        PSObject? piped = cmdlet.InputObject;
        return piped is not null
            && piped.BaseObject is not string
            && bound is [{ } only]
            && only == piped.ToString()
            && !Names(cmdlet, parameter).Any(name => piped.Properties[name] is not null);
    }

    private static IEnumerable<string> Names(WebexPipelineCmdlet cmdlet, string parameter)
    {
        ParameterMetadata metadata = cmdlet.MyInvocation.MyCommand.Parameters[parameter];
        return metadata.Aliases.Prepend(metadata.Name);
    }
}
