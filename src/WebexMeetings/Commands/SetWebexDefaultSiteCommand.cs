using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Sites;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexDefaultSite, which makes one of a user's sites the default site.</summary>
[Cmdlet(VerbsCommon.Set, "WebexDefaultSite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexDefaultSite.md")]
[OutputType(typeof(Site))]
public sealed class SetWebexDefaultSiteCommand : WebexChangeCmdlet
{
    private SitesClient? sites;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        sites = new SitesClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input)
    {
        string? email = input.ParseEmail();

        // Not the connection's site, because the command has to name the new default site.
        string? site = GivenSite(input);
        return string.IsNullOrWhiteSpace(site)
            ? throw InvalidInput.Create(
                $"The input for {input.Name} names no new default site",
                "Give -SiteUrl one of the sites of this user. Get-WebexSite lists them.")
            : new DefaultSiteChange(sites!, input, email, SiteHost.Parse(site), PassThru);
    }

    private sealed class DefaultSiteChange(SitesClient sites, UserInput input, string? email, string site, bool readBack)
        : InputChange(new ConfirmationRequest(input.Name, $"Set default site to {site}"))
    {
        public override async Task<object?> ApplyAsync(CancellationToken cancellationToken) =>
            await sites.SetDefaultAsync(email, site, readBack, cancellationToken).ConfigureAwait(false);
    }
}
