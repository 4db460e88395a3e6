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

    /// <summary>Returns the list from the command line, else from the input; null leaves the current list as it is.</summary>
    /// <exception cref="WebexApiException">The list on the command line is null, which must not mean "remove all".</exception>
    private protected T? List<T>(UserInput input, string parameter, T? typed, Conversion<T?> conversion, string expected)
        where T : class =>
        IsTyped(parameter) && typed is null
            ? throw InvalidInput.Create(
                $"-{parameter} is empty", $"Give it a value, use @() to remove all, or leave -{parameter} out to keep what is there.")
            : Setting(input, parameter, typed, conversion, expected);
}
