using System.Management.Automation;

namespace WebexMeetings.Commands.Binding;

/// <summary>Takes an empty CSV cell as null, which leaves the setting as it is; left to PowerShell, it would be the number 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BlankAsNullAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
