using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Implements Add-WebexUserSessionType, which gives users more session types on a site.</summary>
[Cmdlet(VerbsCommon.Add, "WebexUserSessionType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Add-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class AddWebexUserSessionTypeCommand : WebexSessionTypeChangeCmdlet
{
    private protected override SessionTypeChange Change => SessionTypeChange.Add;
}
