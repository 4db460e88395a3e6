using System.Management.Automation;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Implements Add-WebexSchedulingDelegate, which lets more hosts schedule meetings for users.</summary>
[Cmdlet(VerbsCommon.Add, "WebexSchedulingDelegate", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Add-WebexSchedulingDelegate.md")]
[OutputType(typeof(SchedulingOption))]
public sealed class AddWebexSchedulingDelegateCommand : WebexSchedulingDelegateCmdlet
{
    private protected override bool Removes => false;
}
