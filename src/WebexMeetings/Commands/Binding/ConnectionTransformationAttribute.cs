using System.Management.Automation;

namespace WebexMeetings.Commands.Binding;

/// <summary>Says clearly why a connection that went through Start-Job or a file is no connection any more.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        bool isCopy = inputData is PSObject { TypeNames: { } names } && names.Contains("Deserialized." + typeof(WebexConnection).FullName);
        return isCopy
            ? throw new ArgumentTransformationMetadataException(
                "This is a copy of a connection that went through Start-Job, remoting or a file; it holds no sign-in, by design. Run "
                + "Connect-Webex inside the job, or use ForEach-Object -Parallel or Start-ThreadJob, where "
                + "-Connection $using:connection works.")
            : inputData;
    }
}
