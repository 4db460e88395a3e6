using System.Management.Automation;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexSiteSessionType: the session types that a site has to give to its users.</summary>
[Cmdlet(VerbsCommon.Get, "WebexSiteSessionType", HelpUri = HelpLinks.Base + "Get-WebexSiteSessionType.md")]
[OutputType(typeof(SiteSessionType))]
public sealed class GetWebexSiteSessionTypeCommand : WebexPipelineCmdlet
{
    /// <summary>The site; the connection's site, else Webex's default site, when left out and nothing is piped in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sessionTypes = new SessionTypeClient(Client);
        InputSite input = InputSite.From(this, SiteUrl);
        Process(input, async token => Step.Last(await sessionTypes.GetOfSiteAsync(SiteOrDefault(input.SiteUrl), token).ConfigureAwait(false)));
    }
}
