using System.Management.Automation;
using System.Security;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Implements Set-WebexPersonalRoom, which changes the settings that the command names, and no others.</summary>
[Cmdlet(VerbsCommon.Set, "WebexPersonalRoom", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium,
    HelpUri = HelpLinks.Base + "Set-WebexPersonalRoom.md")]
[OutputType(typeof(PersonalRoom))]
public sealed class SetWebexPersonalRoomCommand : WebexChangeCmdlet
{
    private PersonalRoomClient? rooms;

    /// <summary>Gets or sets the room's topic, 1 to 128 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Topic { get; set; }

    /// <summary>
    /// Gets or sets the PIN for joining as host: digits without a run or a repetition, as many as the site sets. Plain text becomes a
    /// SecureString at once.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [PinTransformation]
    [AllowNull]
    public SecureString? HostPin { get; set; }

    /// <summary>Gets or sets whether the room locks itself some minutes after a meeting starts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledAutoLock { get; set; }

    /// <summary>Gets or sets the number of minutes from the start of a meeting to the lock: 0, 5, 10, 15 or 20.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AutoLockMinutesCompleter))]
    [WholeNumberTransformation]
    [AllowNull]
    public int? AutoLockMinutes { get; set; }

    /// <summary>Gets or sets whether Webex notifies the owner when somebody waits in the lobby.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? EnabledNotifyHost { get; set; }

    /// <summary>Gets or sets whether others may host in the room without the owner.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? SupportCoHost { get; set; }

    /// <summary>
    /// Gets or sets whether everybody with a host account on the site becomes a co-host on joining. It excludes -AllowFirstUserToBeCoHost
    /// and -CoHost.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? SupportAnyoneAsCoHost { get; set; }

    /// <summary>
    /// Gets or sets whether the first attendee with a host account on the site becomes a co-host. It excludes -SupportAnyoneAsCoHost and
    /// -CoHost.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? AllowFirstUserToBeCoHost { get; set; }

    /// <summary>Gets or sets whether authenticated video devices of the organization start or join without a prompt.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanTransformation]
    [AllowNull]
    public bool? AllowAuthenticatedDevices { get; set; }

    /// <summary>Gets or sets the complete list of co-hosts, as addresses or CoHost objects. @() removes all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("CoHosts")]
    [CoHostTransformation]
    [AllowNull]
    [AllowEmptyCollection]
    public CoHost[]? CoHost { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        rooms = new PersonalRoomClient(Client);
    }

    private protected override InputChange PrepareChange(UserInput input)
    {
        string? email = input.ParseEmail();
        string? site = SiteOf(input);
        CheckSettings(input);
        PersonalRoomPatch patch = Patch(input);
        return new SettingsChange<PersonalRoom>(
            PersonalRoomClient.Subject(email, site),
            new ConfirmationRequest(input.Name, "Set personal room"),
            token => rooms!.PreviewAsync(email, site, patch, token),
            token => rooms!.ChangeAsync(email, site, patch, PassThru, token),
            Messages.OnLog);
    }

    /// <summary>
    /// Returns the change. An empty cell leaves its setting as it is. An empty text on the command line is a mistake and becomes an error.
    /// </summary>
    private PersonalRoomPatch Patch(UserInput input)
    {
        using SecureString? pin = Setting(
            input,
            nameof(HostPin),
            HostPin?.Copy(),
            Scalars.TryPin,
            "a PIN: digits, as text or as a whole number");
        return new PersonalRoomPatch
        {
            Topic = Setting(input, nameof(Topic), Topic, Scalars.TryText, "text"),
            HostPin = pin is null ? null : Secrets.Read(pin),
            EnabledAutoLock = Flag(input, nameof(EnabledAutoLock), EnabledAutoLock),
            AutoLockMinutes = Setting(input, nameof(AutoLockMinutes), AutoLockMinutes, Scalars.TryWholeNumber, "0, 5, 10, 15 or 20"),
            EnabledNotifyHost = Flag(input, nameof(EnabledNotifyHost), EnabledNotifyHost),
            SupportCoHost = Flag(input, nameof(SupportCoHost), SupportCoHost),
            SupportAnyoneAsCoHost = Flag(input, nameof(SupportAnyoneAsCoHost), SupportAnyoneAsCoHost),
            AllowFirstUserToBeCoHost = Flag(input, nameof(AllowFirstUserToBeCoHost), AllowFirstUserToBeCoHost),
            AllowAuthenticatedDevices = Flag(input, nameof(AllowAuthenticatedDevices), AllowAuthenticatedDevices),
            CoHosts = List(input, nameof(CoHost), CoHost, Lists.TryCoHosts, "a list of email addresses"),
        };
    }
}
