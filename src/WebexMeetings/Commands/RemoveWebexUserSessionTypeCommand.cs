using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Implements Remove-WebexUserSessionType, which removes session types on a site from users.</summary>
[Cmdlet(VerbsCommon.Remove, "WebexUserSessionType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Remove-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class RemoveWebexUserSessionTypeCommand : WebexSessionTypeChangeCmdlet
{
    private protected override SessionTypeChange Change => SessionTypeChange.Remove;
}
