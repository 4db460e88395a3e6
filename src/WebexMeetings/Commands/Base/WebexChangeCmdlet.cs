using System.Management.Automation;
using System.Reflection;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// A cmdlet that changes something for each input. What is asked, is asked on the pipeline thread and input by input; what is not
/// asked runs as fast as reading does. Changes to one user are made one after the other, in the order of the inputs.
/// </summary>
public abstract class WebexChangeCmdlet : WebexPipelineCmdlet
{
    private KeyedSerialQueue? turns;
    private bool asks;

    private protected WebexChangeCmdlet()
    {
    }

    /// <summary>Emits what came out of the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        turns = new KeyedSerialQueue(StopToken);
        asks = IsWhatIf() || IsConfirm();
    }

    /// <summary>Asks, where it is to be asked, and changes.</summary>
    /// <param name="input">What the user gave.</param>
    /// <param name="proposal">What would be changed, as far as the input alone tells.</param>
    /// <param name="change">Makes the change and gives what came out of it.</param>
    private protected void ProcessChange(Input input, ConfirmationRequest proposal, Func<CancellationToken, Task<object>> change)
    {
        if (ShouldProcess(proposal.Target, proposal.Action))
        {
            Process(input, turns!.Queue(input.Name, token => PassOnAsync(change, token)));
        }
    }

    /// <summary>
    /// The same for a change that has to be looked up before anybody can agree to it. The lookups of many inputs run at the same time.
    /// When nobody is asked nothing is looked up, and when somebody agreed, the change reads anew: an answer may take a while.
    /// </summary>
    /// <param name="input">What the user gave.</param>
    /// <param name="proposal">What would be changed, as far as the input alone tells.</param>
    /// <param name="preview">Looks up what would be changed; when that is nothing, gives no proposal but what is there.</param>
    /// <param name="change">Makes the change and gives what came out of it.</param>
    private protected void ProcessChange(Input input, ConfirmationRequest proposal, Func<CancellationToken, Task<(ConfirmationRequest? ConfirmationRequest, object? Present)>> preview, Func<CancellationToken, Task<object>> change)
    {
        if (!asks)
        {
            ProcessChange(input, proposal, change);
            return;
        }

        Process(input, async token =>
        {
            (ConfirmationRequest? seen, object? present) = await preview(token).ConfigureAwait(false);
            return seen is null
                ? Step.Last(PassThru ? [present!] : [])
                : Step.Ask(seen, later => PassOnAsync(change, later));
        });
    }

    private async Task<Step> PassOnAsync(Func<CancellationToken, Task<object>> change, CancellationToken cancellationToken)
    {
        object result = await change(cancellationToken).ConfigureAwait(false);
        return Step.Last(PassThru ? [result] : []);
    }

    private bool IsWhatIf() => Given("WhatIf") ?? (GetVariableValue("WhatIfPreference") is { } preference && LanguagePrimitives.IsTrue(preference));

    private bool IsConfirm()
    {
        if (Given("Confirm") is { } given)
        {
            return given;
        }

        ConfirmImpact impact = GetType().GetCustomAttribute<CmdletAttribute>().ConfirmImpact;
        return LanguagePrimitives.TryConvertTo(GetVariableValue("ConfirmPreference"), out ConfirmImpact preference)
            && preference != ConfirmImpact.None
            && impact >= preference;
    }

    private bool? Given(string name) =>
        MyInvocation.BoundParameters.TryGetValue(name, out object? value) ? ((SwitchParameter)value).ToBool() : null;
}
