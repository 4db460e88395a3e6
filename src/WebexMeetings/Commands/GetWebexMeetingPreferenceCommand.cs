using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexMeetingPreference, which gets all meeting preferences of users, with one request for each user.</summary>
[Cmdlet(VerbsCommon.Get, "WebexMeetingPreference", HelpUri = HelpLinks.Base + "Get-WebexMeetingPreference.md")]
[OutputType(typeof(MeetingPreference))]
public sealed class GetWebexMeetingPreferenceCommand : WebexUserCmdlet
{
    private readonly RoomComparison comparison = new();

    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token =>
        {
            MeetingPreference preference = await new MeetingPreferenceClient(Client).GetAsync(email, site, token).ConfigureAwait(false);
            if (preference.PersonalMeetingRoom is { } room && comparison.WarningFor(room) is { } warning)
            {
                Messages.OnWarning(warning);
            }

            return InputResult.Of([preference]);
        };
    }
}
