using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Set-WebexDefaultSite: makes one of a user's sites the default one.</summary>
[Cmdlet(VerbsCommon.Set, "WebexDefaultSite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpLinks.Base + "Set-WebexDefaultSite.md")]
[OutputType(typeof(Site))]
public sealed class SetWebexDefaultSiteCommand : WebexChangeCmdlet
{
    private SitesClient? sites;

    /// <summary>Whose default site. When left out, and nothing is piped in, that of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>The site that shall be the default one.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        sites = new SitesClient(Client);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (InputUser input in InputUser.From(this, UserEmail, personIds: null))
        {
            string? site = SiteUrl;
            ProcessChange(
                input,
                new ConfirmationRequest(input.Name, $"Set default site to {site}"),
                async token => (await sites!.SetDefaultAsync(input.ParseEmail(), SiteHost.Parse(site), PassThru, token).ConfigureAwait(false))!);
        }
    }
}
