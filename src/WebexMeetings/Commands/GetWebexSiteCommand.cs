using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexSite: the sites that users have, and which is the default one.</summary>
[Cmdlet(VerbsCommon.Get, "WebexSite", HelpUri = HelpLinks.Base + "Get-WebexSite.md")]
[OutputType(typeof(Site))]
public sealed class GetWebexSiteCommand : WebexPipelineCmdlet
{
    /// <summary>Whose sites. When left out, and nothing is piped in, those of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>The site to look the user up on; Webex looks on one site only, that of who is signed in when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sites = new SitesClient(Client);
        foreach (InputUser input in InputUser.From(this, UserEmail, personIds: null))
        {
            string? site = SiteUrl;
            Process(input, async token =>
                Step.Last(await sites.GetAsync(input.ParseEmail(), SiteOrDefault(site), token).ConfigureAwait(false)));
        }
    }
}
