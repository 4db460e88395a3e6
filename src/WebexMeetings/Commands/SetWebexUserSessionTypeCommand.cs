using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexUserSessionType, which gives users exactly these session types on a site.</summary>
[Cmdlet(VerbsCommon.Set, "WebexUserSessionType", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class SetWebexUserSessionTypeCommand : WebexSessionTypeChangeCmdlet
{
    private protected override SessionTypeChange Change => SessionTypeChange.Set;
}
