using System.Management.Automation;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Implements Remove-WebexSchedulingDelegate, which removes hosts who may schedule meetings for users.</summary>
[Cmdlet(VerbsCommon.Remove, "WebexSchedulingDelegate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Remove-WebexSchedulingDelegate.md")]
[OutputType(typeof(SchedulingOption))]
public sealed class RemoveWebexSchedulingDelegateCommand : WebexSchedulingDelegateCmdlet
{
    private protected override bool Removes => true;
}
