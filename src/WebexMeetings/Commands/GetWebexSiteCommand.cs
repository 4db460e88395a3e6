using System.Management.Automation;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>
/// Implements Get-WebexSite, which gets the sites of users and shows which one is the default site. Webex looks a user up on one site only.
/// </summary>
[Cmdlet(VerbsCommon.Get, "WebexSite", HelpUri = HelpLinks.Base + "Get-WebexSite.md")]
[OutputType(typeof(Site))]
public sealed class GetWebexSiteCommand : WebexUserCmdlet
{
    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token => InputResult.Of(await new SitesClient(Client).GetAsync(email, site, token).ConfigureAwait(false));
    }
}
