using WebexMeetings.Api.Core;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>A change of settings that the cmdlet reads first, so that -WhatIf, -Confirm and -Verbose show old and new values.</summary>
/// <param name="subject">The owner of the settings, as the beginning of a sentence.</param>
/// <param name="confirmation">What would change, as far as the input alone shows.</param>
/// <param name="preview">Finds out what would change.</param>
/// <param name="change">Makes the change.</param>
/// <param name="log">Receives the verbose message.</param>
internal sealed class SettingsChange<TModel>(
    string subject,
    ConfirmationRequest confirmation,
    Func<CancellationToken, Task<ChangeResult<TModel>>> preview,
    Func<CancellationToken, Task<ChangeResult<TModel>>> change,
    Action<string> log)
    : InputChange(confirmation)
    where TModel : class
{
    public override async Task<(ConfirmationRequest? Confirmation, object? Present)> DescribeAsync(CancellationToken cancellationToken)
    {
        ChangeResult<TModel> result = await preview(cancellationToken).ConfigureAwait(false);
        if (result.ChangesSomething)
        {
            return (new ConfirmationRequest(subject, $"Set {SettingChangeText.Describe(result.Changes)}"), null);
        }

        log($"{subject}: No changes needed.");
        return (null, result.State);
    }

    public override async Task<object?> ApplyAsync(CancellationToken cancellationToken)
    {
        ChangeResult<TModel> result = await change(cancellationToken).ConfigureAwait(false);
        log(result.ChangesSomething ? $"{subject}: Set {SettingChangeText.Describe(result.Changes)}." : $"{subject}: No changes needed.");
        return result.State;
    }
}
