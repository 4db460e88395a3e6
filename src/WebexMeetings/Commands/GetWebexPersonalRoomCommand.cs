using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Get-WebexPersonalRoom: the options of personal rooms, one's own or other users'.</summary>
[Cmdlet(VerbsCommon.Get, "WebexPersonalRoom", HelpUri = HelpLinks.Base + "Get-WebexPersonalRoom.md")]
[OutputType(typeof(PersonalRoom))]
public sealed class GetWebexPersonalRoomCommand : WebexPipelineCmdlet
{
    /// <summary>Whose rooms. When left out, and nothing is piped in, the room of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>The site to look on; the connection's site, else Webex's default site, when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var rooms = new PersonalRoomClient(Client);
        foreach (InputUser input in InputUser.From(this, UserEmail, personIds: null))
        {
            string? site = SiteUrl;
            Process(input, async token =>
            {
                string? email = input.ParseEmail();
                return Step.Last([await rooms.GetAsync(email, SiteOrDefault(site), token).ConfigureAwait(false)]);
            });
        }
    }
}
