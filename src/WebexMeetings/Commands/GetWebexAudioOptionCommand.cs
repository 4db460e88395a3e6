using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexAudioOption, which gets the audio options of users.</summary>
[Cmdlet(VerbsCommon.Get, "WebexAudioOption", HelpUri = HelpLinks.Base + "Get-WebexAudioOption.md")]
[OutputType(typeof(AudioOption))]
public sealed class GetWebexAudioOptionCommand : WebexUserCmdlet
{
    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token => InputResult.Of([await new AudioOptionClient(Client).GetAsync(email, site, token).ConfigureAwait(false)]);
    }
}
