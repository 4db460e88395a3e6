using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Get-WebexVideoOption, which gets the video devices of users.</summary>
[Cmdlet(VerbsCommon.Get, "WebexVideoOption", HelpUri = HelpLinks.Base + "Get-WebexVideoOption.md")]
[OutputType(typeof(VideoOption))]
public sealed class GetWebexVideoOptionCommand : WebexUserCmdlet
{
    private protected override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        return async token => InputResult.Of([await new VideoOptionClient(Client).GetAsync(email, site, token).ConfigureAwait(false)]);
    }
}
