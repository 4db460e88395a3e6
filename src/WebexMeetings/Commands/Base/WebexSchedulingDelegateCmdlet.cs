using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of Add-WebexSchedulingDelegate and Remove-WebexSchedulingDelegate, which differ only in what they do with the delegates.
/// </summary>
public abstract class WebexSchedulingDelegateCmdlet : WebexChangeCmdlet
{
    private SchedulingOptionClient? options;

    private protected WebexSchedulingDelegateCmdlet()
    {
    }

    // Not mandatory, because PowerShell's own error for a row without it would show all values of the row.

    /// <summary>Gets or sets the delegates: addresses, or objects with an address, such as people.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("DelegateEmails")]
    [EmailListTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? DelegateEmail { get; set; }

    private protected abstract bool Removes { get; }

    private protected override string ActionForWrongValue => "Correct the value.";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        options = new SchedulingOptionClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        string[] delegates = Setting(input, nameof(DelegateEmail), DelegateEmail, EmailList.TryParse, EmailList.Expected) ?? [];
        if (delegates.Length == 0)
        {
            throw InvalidInput.Create(
                $"The input for {input.Name} names no delegate",
                "Give -DelegateEmail one or more addresses. A piped object says whose delegates to change, not who they are.");
        }

        return new SettingsChange<SchedulingOption>(
            options!.Subject(email, site),
            new ConfirmationRequest(input.Name, $"{(Removes ? "Remove" : "Add")} delegates {string.Join("; ", delegates)}"),
            token => options.PreviewDelegatesAsync(email, site, delegates, Removes, token),
            token => options.ChangeDelegatesAsync(email, site, delegates, Removes, PassThru, token),
            Messages.OnLog);
    }
}
