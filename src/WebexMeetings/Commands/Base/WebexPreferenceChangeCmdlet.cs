using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of Set-WebexAudioOption, Set-WebexVideoOption and Set-WebexSchedulingOption, which differ only in their settings.
/// </summary>
public abstract class WebexPreferenceChangeCmdlet : WebexChangeCmdlet
{
    private protected WebexPreferenceChangeCmdlet()
    {
    }

    /// <summary>Returns the change of one part of the preferences.</summary>
    private protected InputChange Change<TDto, TPatch, TBody, TModel>(
        UserInput input, PreferencePartClient<TDto, TPatch, TBody, TModel> client, TPatch patch, string action)
        where TDto : class
        where TModel : class
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        CheckSettings(input);
        return new SettingsChange<TModel>(
            client.Subject(email, site),
            new ConfirmationRequest(input.Name, action),
            token => client.PreviewAsync(email, site, patch, token),
            token => client.ChangeAsync(email, site, patch, PassThru, token),
            Messages.OnLog);
    }
}
