using System.Management.Automation;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexSchedulingOption, which changes the scheduling options that the command names, and no others.</summary>
[Cmdlet(VerbsCommon.Set, "WebexSchedulingOption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexSchedulingOption.md")]
[OutputType(typeof(SchedulingOption))]
public sealed class SetWebexSchedulingOptionCommand : WebexPreferenceChangeCmdlet
{
    private SchedulingOptionClient? options;

    /// <summary>Gets or sets whether invitees may join before the host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledJoinBeforeHost { get; set; }

    /// <summary>Gets or sets the number of minutes before the start when invitees may join: 0, 5, 10 or 15.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WholeNumberTransformation]
    [ArgumentCompleter(typeof(JoinBeforeHostMinutesCompleter))]
    [AllowNull]
    public int? JoinBeforeHostMinutes { get; set; }

    /// <summary>Gets or sets whether Webex shares a recording with the invitees when it is available.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledAutoShareRecording { get; set; }

    /// <summary>Gets or sets whether Webex Assistant is on when a meeting starts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledWebexAssistantByDefault { get; set; }

    /// <summary>Gets or sets the complete list of delegates, as addresses or people. @() removes all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DelegateEmails")]
    [EmailListTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? DelegateEmail { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        options = new SchedulingOptionClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input) => Change(
        input,
        options!,
        new SchedulingOptionPatch
        {
            EnabledJoinBeforeHost = Flag(input, nameof(EnabledJoinBeforeHost), EnabledJoinBeforeHost),
            JoinBeforeHostMinutes = Setting(
                input, nameof(JoinBeforeHostMinutes), JoinBeforeHostMinutes, Scalars.TryWholeNumber, "a whole number"),
            EnabledAutoShareRecording = Flag(input, nameof(EnabledAutoShareRecording), EnabledAutoShareRecording),
            EnabledWebexAssistantByDefault = Flag(input, nameof(EnabledWebexAssistantByDefault), EnabledWebexAssistantByDefault),
            DelegateEmails = List(input, nameof(DelegateEmail), DelegateEmail, EmailList.TryParse, EmailList.Expected),
        },
        "Set scheduling options");
}
