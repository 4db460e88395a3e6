using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Remove-WebexUserSessionType: takes session types on a site away from users.</summary>
[Cmdlet(VerbsCommon.Remove, "WebexUserSessionType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpLinks.Base + "Remove-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class RemoveWebexUserSessionTypeCommand : WebexSessionTypeChangeCmdlet
{
    private protected override SessionTypeChange Change => SessionTypeChange.Remove;
}
