using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexUserSessionType, which gets the session types of users on a site.</summary>
[Cmdlet(VerbsCommon.Get, "WebexUserSessionType", HelpUri = HelpLinks.Base + "Get-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class GetWebexUserSessionTypeCommand : WebexPersonCmdlet
{
    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        UserIdentity user = input.Identify(Connection!);
        string? site = SiteOf(input);
        return async token => InputResult.Of(await new UserSessionTypeClient(Client).GetAsync(user, site, token).ConfigureAwait(false));
    }
}
