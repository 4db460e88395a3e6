using System.Management.Automation;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// Takes what is no personal room for null, and leaves the refusal to the command: PowerShell's own would spell out the object, with
/// whatever is in it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalRoomTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Unwrap(inputData) switch
    {
        PersonalRoom room => room,
        PersonalRoom?[] rooms => rooms,
        object?[] list => Array.ConvertAll(list, item => Unwrap(item) as PersonalRoom),
        _ => null,
    };

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
