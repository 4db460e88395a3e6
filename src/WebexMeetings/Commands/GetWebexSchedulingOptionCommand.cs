using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexSchedulingOption, which gets the scheduling options of users, including the delegates.</summary>
[Cmdlet(VerbsCommon.Get, "WebexSchedulingOption", HelpUri = HelpLinks.Base + "Get-WebexSchedulingOption.md")]
[OutputType(typeof(SchedulingOption))]
public sealed class GetWebexSchedulingOptionCommand : WebexUserCmdlet
{
    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token => InputResult.Of([await new SchedulingOptionClient(Client).GetAsync(email, site, token).ConfigureAwait(false)]);
    }
}
