using System.Management.Automation;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// Takes a setting that is on or off as a boolean or as the text of a CSV cell. An empty cell is null, which leaves the setting as it
/// is; left to PowerShell, every text would be true, "false" as well.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BooleanTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => Parse(text.Trim()),
            SwitchParameter chosen => chosen.ToBool(),
            var other => other,
        };

    private static bool? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return text.ToUpperInvariant() switch
        {
            "TRUE" or "$TRUE" or "1" => true,
            "FALSE" or "$FALSE" or "0" => false,
            _ => throw new ArgumentTransformationMetadataException("The value is neither true nor false. Write true or false, or leave the cell empty to leave the setting as it is."),
        };
    }
}
