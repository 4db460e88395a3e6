using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexSiteSessionType, which gets the session types that a site can assign to its users.</summary>
[Cmdlet(VerbsCommon.Get, "WebexSiteSessionType", HelpUri = HelpLinks.Base + "Get-WebexSiteSessionType.md")]
[OutputType(typeof(SiteSessionType))]
public sealed class GetWebexSiteSessionTypeCommand : WebexPipelineCmdlet
{
    /// <summary>
    /// Gets or sets the site. Without a site and without pipeline input, the cmdlet uses the connection's site, else the default site.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsTyped(nameof(SiteUrl)))
        {
            ProcessSite(new Input(SiteUrl, string.IsNullOrWhiteSpace(SiteUrl) ? "(no site)" : SiteUrl!), SiteUrl ?? string.Empty);
            return;
        }

        IReadOnlyList<PipedObject> piped = Piped();
        foreach (PipedObject item in piped)
        {
            ProcessPiped(item);
        }

        if (piped.Count == 0)
        {
            ProcessSite(new Input(null, "(the default site)"), null);
        }
    }

    private void ProcessPiped(PipedObject item)
    {
        try
        {
            string? site = Scalars.TryText(item.Value, out string? text) ? text ?? string.Empty : PipedSite.Of(item, out _);
            bool isDefault = site is null && item.MayLackSite;
            ProcessSite(
                new Input(item.Value, isDefault ? "(the default site)" : string.IsNullOrWhiteSpace(site) ? "(no site)" : site!),
                isDefault ? null : site ?? string.Empty);
        }
        catch (WebexApiException unreadable)
        {
            Process(new Input(item.Value, "(no site)"), InputResult.Failure(unreadable));
        }
    }

    // An empty text is a missing site; null is the default site.
    private void ProcessSite(Input input, string? site) => Process(
        input,
        async token => InputResult.Of(
            await new SiteSessionTypeClient(Client).GetAsync(SiteOrDefault(site), token).ConfigureAwait(false)));
}
