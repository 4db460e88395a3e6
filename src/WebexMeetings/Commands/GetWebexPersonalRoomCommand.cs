using System.Management.Automation;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexPersonalRoom, which gets the options of personal rooms.</summary>
[Cmdlet(VerbsCommon.Get, "WebexPersonalRoom", HelpUri = HelpLinks.Base + "Get-WebexPersonalRoom.md")]
[OutputType(typeof(PersonalRoom))]
public sealed class GetWebexPersonalRoomCommand : WebexUserCmdlet
{
    private readonly RoomComparison comparison = new();

    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token =>
        {
            PersonalRoom room = await new PersonalRoomClient(Client).GetAsync(email, site, token).ConfigureAwait(false);
            if (comparison.WarningFor(room) is { } warning)
            {
                Messages.OnWarning(warning);
            }

            return InputResult.Of([room]);
        };
    }
}
