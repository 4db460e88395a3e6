using System.Management.Automation;
using System.Reflection;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of cmdlets that change something for each user. It asks for confirmation on the pipeline thread, input by input. Without
/// confirmation, changes run in parallel, as reads do. Changes to one user run one after the other, in the order of the inputs.
/// </summary>
public abstract class WebexChangeCmdlet : WebexUserCmdlet
{
    /// <summary>Before PowerShell 7.6, Windows PowerShell included, ShouldProcess asks before each change where -Debug is given.</summary>
    private static readonly bool DebugAsks = typeof(PSObject).Assembly.GetName().Version < new Version(7, 6);

    private KeyedSerialQueue? changes;
    private RecentKeys? described;
    private string[]? settings;
    private bool asks;

    private protected WebexChangeCmdlet()
    {
    }

    /// <summary>Gets or sets whether the cmdlet returns the new state.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool ChangesSomething => true;

    /// <inheritdoc/>
    /// <remarks>The changes of a stopped command whose results are not written stay few.</remarks>
    private protected override int MostUnwritten => LookAhead;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        changes = new KeyedSerialQueue(StopToken);
        asks = IsWhatIf() || IsConfirm();
        described = new RecentKeys(LookAhead);
    }

    /// <summary>Reads an input on the pipeline thread, and returns the change that it requests.</summary>
    /// <exception cref="WebexApiException">The input has a value that is not valid.</exception>
    private protected abstract InputChange PrepareChange(UserInput input);

    /// <summary>Returns a setting that is on or off; null leaves it as it is.</summary>
    private protected bool? Flag(UserInput input, string parameter, bool? typed) =>
        Setting(input, parameter, typed, Scalars.TryBoolean, "true or false");

    /// <summary>Returns the list from the command line, else from the input; null leaves the current list as it is.</summary>
    /// <exception cref="WebexApiException">The list on the command line is null, which must not mean "remove all".</exception>
    private protected T? List<T>(UserInput input, string parameter, T? typed, Conversion<T?> conversion, string expected)
        where T : class =>
        IsTyped(parameter) && typed is null
            ? throw InvalidInput.Create(
                $"-{parameter} is empty", $"Give it a value, use @() to remove all, or leave -{parameter} out to keep what is there.")
            : Setting(input, parameter, typed, conversion, expected);

    /// <summary>
    /// Rejects an input without any setting. An object of this module only says whose settings to change. Piped without a parameter, it
    /// would change nothing, although the caller may expect a copy of its settings.
    /// </summary>
    private protected void CheckSettings(UserInput input)
    {
        settings ??= GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.GetCustomAttribute<ParameterAttribute>() is not null)
            .Select(property => property.Name)
            .ToArray();
        if (!settings.Any(setting => IsNamed(input, setting)))
        {
            string reason = input.Item is { IsOurs: true }
                ? ", because a piped object says whose settings to change, not to what"
                : string.Empty;
            throw InvalidInput.Create(
                $"The input for {input.Name} names no setting to change{reason}",
                $"Give one of -{string.Join(", -", settings)}.");
        }
    }

    /// <summary>
    /// Without confirmation, the change runs at once. Otherwise the cmdlet previews the change first, for many inputs at the same time.
    /// After the user confirms, it reads the current state again, because the reply may take a while.
    /// </summary>
    private protected sealed override Func<CancellationToken, Task<InputResult>> Prepare(UserInput input)
    {
        InputChange change = PrepareChange(input);
        if (asks)
        {
            // A later input for the same user is described when the earlier ones are written. Only then is its current state known.
            return described!.Add(input.KeyOn(Connection!))
                ? token => DescribeAsync(change, token)
                : _ => Task.FromResult(InputResult.Page([], token => DescribeAsync(change, token)));
        }

        // Writes the verbose message.
        return ShouldProcess(change.Confirmation.Target, change.Confirmation.Action)
            ? changes!.Queue(input.KeyOn(Connection!), token => ApplyAsync(change, token))
            : _ => Task.FromResult(InputResult.Of([]));
    }

    private async Task<InputResult> DescribeAsync(InputChange change, CancellationToken cancellationToken)
    {
        (ConfirmationRequest? confirmation, object? present) = await change.DescribeAsync(cancellationToken).ConfigureAwait(false);
        return confirmation is null
            ? Result(present)
            : InputResult.Ask(confirmation, token => ApplyAsync(change, token));
    }

    private async Task<InputResult> ApplyAsync(InputChange change, CancellationToken cancellationToken) =>
        Result(await change.ApplyAsync(cancellationToken).ConfigureAwait(false));

    private InputResult Result(object? state) => InputResult.Of(PassThru && state is not null ? [state] : []);

    private bool IsWhatIf() =>
        Given("WhatIf") ?? (GetVariableValue("WhatIfPreference") is { } preference && LanguagePrimitives.IsTrue(preference));

    private bool IsConfirm()
    {
        if (Given("Confirm") is { } given)
        {
            return given;
        }

        if (DebugAsks && Given("Debug") == true)
        {
            return true;
        }

        ConfirmImpact impact = GetType().GetCustomAttribute<CmdletAttribute>().ConfirmImpact;
        return LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference != ConfirmImpact.None
            && impact >= preference;
    }

    private bool? Given(string name) =>
        MyInvocation.BoundParameters.TryGetValue(name, out object? value) ? ((SwitchParameter)value).ToBool() : null;
}

/// <summary>A change that one input asks for.</summary>
/// <param name="confirmation">What would change, as far as the input alone shows.</param>
internal abstract class InputChange(ConfirmationRequest confirmation)
{
    public ConfirmationRequest Confirmation { get; } = confirmation;

    /// <summary>Finds out what would change, and changes nothing.</summary>
    /// <returns>The confirmation to ask for; or null and the current state when nothing would change.</returns>
    /// <exception cref="WebexApiException">The change cannot be made.</exception>
    public virtual Task<(ConfirmationRequest? Confirmation, object? Present)> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<(ConfirmationRequest?, object?)>((Confirmation, null));

    /// <summary>Makes the change.</summary>
    /// <returns>The new state.</returns>
    /// <exception cref="WebexApiException">The change could not be made.</exception>
    public abstract Task<object?> ApplyAsync(CancellationToken cancellationToken);
}

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
