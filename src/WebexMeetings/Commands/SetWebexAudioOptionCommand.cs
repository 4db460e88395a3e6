using System.Management.Automation;
using System.Security;
using WebexMeetings.Api.MeetingPreferences;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexAudioOption, which changes the audio options that the command names, and no others.</summary>
[Cmdlet(VerbsCommon.Set, "WebexAudioOption", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexAudioOption.md")]
[OutputType(typeof(AudioOption))]
public sealed class SetWebexAudioOptionCommand : WebexPreferenceChangeCmdlet
{
    private AudioOptionClient? options;

    /// <summary>
    /// Gets or sets the type of audio: webexAudio, voipOnly, otherTeleconferenceService or none. Other values are sent as they are.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AudioTypeCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? DefaultAudioType { get; set; }

    /// <summary>Gets or sets the phone number and instructions for another teleconference service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? OtherTeleconferenceDescription { get; set; }

    /// <summary>Gets or sets whether invitees may call in to numbers of other countries.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledGlobalCallIn { get; set; }

    /// <summary>Gets or sets whether invitees may call in to toll-free numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledTollFree { get; set; }

    /// <summary>Gets or sets whether the user is connected to the audio of the computer when starting or joining a meeting.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledAutoConnection { get; set; }

    /// <summary>
    /// Gets or sets the PIN that a host gives on the phone: exactly four digits, no run, no repetition. Plain text becomes a SecureString
    /// at once.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PinTransformation]
    [AllowNull]
    public SecureString? AudioPin { get; set; }

    /// <summary>
    /// Gets or sets the office phone number, such as "+1 5550100", a PhoneNumber or a hashtable; an empty text removes it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PhoneNumberTransformation]
    [AllowNull]
    public PhoneNumber? OfficeNumber { get; set; }

    /// <summary>Gets or sets whether a call from the office number identifies the user.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? OfficeEnabledCallInAuthentication { get; set; }

    /// <summary>Gets or sets whether the meeting client offers to call the office number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? OfficeEnabledCallMe { get; set; }

    /// <summary>
    /// Gets or sets the mobile phone number, such as "+1 5550100", a PhoneNumber or a hashtable; an empty text removes it.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PhoneNumberTransformation]
    [AllowNull]
    public PhoneNumber? MobileNumber { get; set; }

    /// <summary>Gets or sets whether a call from the mobile number identifies the user.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? MobileEnabledCallInAuthentication { get; set; }

    /// <summary>Gets or sets whether the meeting client offers to call the mobile number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? MobileEnabledCallMe { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        options = new AudioOptionClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input) => Change(input, options!, Patch(input), "Set audio options");

    private AudioOptionPatch Patch(UserInput input)
    {
        using SecureString? pin = Setting(
            input, nameof(AudioPin), AudioPin?.Copy(), Scalars.TryPin, "a PIN: digits, as text or as a whole number");
        return new AudioOptionPatch
        {
            DefaultAudioType = Setting(input, nameof(DefaultAudioType), DefaultAudioType, Scalars.TryText, "text"),
            OtherTeleconferenceDescription = Setting(
                input, nameof(OtherTeleconferenceDescription), OtherTeleconferenceDescription, Scalars.TryText, "text"),
            EnabledGlobalCallIn = Flag(input, nameof(EnabledGlobalCallIn), EnabledGlobalCallIn),
            EnabledTollFree = Flag(input, nameof(EnabledTollFree), EnabledTollFree),
            EnabledAutoConnection = Flag(input, nameof(EnabledAutoConnection), EnabledAutoConnection),
            AudioPin = pin is null ? null : Secrets.Read(pin),
            OfficeNumber = PhoneNumberText.Combine(
                Setting(input, nameof(OfficeNumber), OfficeNumber, PhoneNumberText.TryParse, PhoneNumberText.Expected),
                Flag(input, nameof(OfficeEnabledCallInAuthentication), OfficeEnabledCallInAuthentication),
                Flag(input, nameof(OfficeEnabledCallMe), OfficeEnabledCallMe)),
            MobileNumber = PhoneNumberText.Combine(
                Setting(input, nameof(MobileNumber), MobileNumber, PhoneNumberText.TryParse, PhoneNumberText.Expected),
                Flag(input, nameof(MobileEnabledCallInAuthentication), MobileEnabledCallInAuthentication),
                Flag(input, nameof(MobileEnabledCallMe), MobileEnabledCallMe)),
        };
    }
}
