using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexUserSessionType: the session types that users may hold on a site.</summary>
[Cmdlet(VerbsCommon.Get, "WebexUserSessionType", HelpUri = HelpLinks.Base + "Get-WebexUserSessionType.md")]
[OutputType(typeof(UserSessionTypes))]
public sealed class GetWebexUserSessionTypeCommand : WebexPipelineCmdlet
{
    /// <summary>Whose session types, by e-mail address. When no user is given, and nothing is piped in, those of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>Whose session types, by person id. Where an object brings both, the id is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? PersonId { get; set; }

    /// <summary>The site to look on; the connection's site, else Webex's default site, when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var sessionTypes = new SessionTypeClient(Client);
        foreach (InputUser input in InputUser.From(this, UserEmail, PersonId))
        {
            string? site = SiteUrl;
            Process(input, async token =>
                Step.Last(await sessionTypes.GetAsync(input.Identify(Connection!), SiteOrDefault(site), token).ConfigureAwait(false)));
        }
    }
}
