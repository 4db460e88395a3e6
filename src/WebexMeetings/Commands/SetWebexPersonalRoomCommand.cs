using System.Management.Automation;
using System.Security;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Base;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands;

/// <summary>Set-WebexPersonalRoom: changes the settings that are named, and no other.</summary>
[Cmdlet(VerbsCommon.Set, "WebexPersonalRoom", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpLinks.Base + "Set-WebexPersonalRoom.md")]
[OutputType(typeof(PersonalRoom))]
public sealed class SetWebexPersonalRoomCommand : WebexChangeCmdlet
{
    private readonly HashSet<string> typed = new(StringComparer.OrdinalIgnoreCase);
    private PersonalRoomClient? rooms;

    /// <summary>Whose rooms. When left out, and nothing is piped in, the room of who is signed in.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Email", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? UserEmail { get; set; }

    /// <summary>The site that the room is on; the connection's site, else Webex's default site, when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteUrlCompleter))]
    [AllowNull]
    [AllowEmptyString]
    public string? SiteUrl { get; set; }

    /// <summary>The room's topic, 1 to 128 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Topic { get; set; }

    /// <summary>The PIN for joining as host: digits only, no run, no repetition; how many, the site decides. Plain text is taken too and becomes a SecureString at once.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretTransformation]
    [AllowNull]
    public SecureString? HostPin { get; set; }

    /// <summary>Whether the room locks itself some minutes after a meeting starts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? EnabledAutoLock { get; set; }

    /// <summary>Minutes from the start of a meeting to the lock: 0, 5, 10, 15 or 20.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BlankAsNull]
    [AllowNull]
    public int? AutoLockMinutes { get; set; }

    /// <summary>Whether the owner is told when somebody waits in the lobby.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? EnabledNotifyHost { get; set; }

    /// <summary>Whether others may host in the room without the owner.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? SupportCoHost { get; set; }

    /// <summary>Whether everybody with a host account on the site becomes a co-host on joining. Excludes -AllowFirstUserToBeCoHost and -CoHost.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? SupportAnyoneAsCoHost { get; set; }

    /// <summary>Whether the first attendee with a host account on the site becomes a co-host. Excludes -SupportAnyoneAsCoHost and -CoHost.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? AllowFirstUserToBeCoHost { get; set; }

    /// <summary>Whether authenticated video devices of the organisation start or join without a prompt.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BooleanText]
    [AllowNull]
    public bool? AllowAuthenticatedDevices { get; set; }

    /// <summary>All the co-hosts that the room shall have: addresses or CoHost objects; @() takes all away.</summary>
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
        typed.UnionWith(MyInvocation.BoundParameters.Keys);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PersonalRoomPatch change = Change();
        foreach (InputUser input in InputUser.From(this, UserEmail, personIds: null))
        {
            string? site = SiteUrl;
            ProcessChange(
                input,
                new ConfirmationRequest(input.Name, "Set personal room"),
                token => PreviewAsync(input, site, change, token),
                token => ChangeAsync(input, site, change, token));
        }
    }

    private async Task<(ConfirmationRequest? ConfirmationRequest, object? Present)> PreviewAsync(InputUser input, string? siteUrl, PersonalRoomPatch change, CancellationToken cancellationToken)
    {
        string? email = input.ParseEmail();
        string? site = SiteOrDefault(siteUrl);
        ChangeResult<PersonalRoom> update = await rooms!.PreviewAsync(email, site, change, cancellationToken).ConfigureAwait(false);
        if (!update.ChangesSomething)
        {
            SayNothingChanges(email, site);
        }

        return (update.ChangesSomething ? new ConfirmationRequest(PersonalRoomClient.Subject(email, site), $"Set {SettingChangeText.Describe(update.Changes)}") : null, update.State);
    }

    private async Task<object> ChangeAsync(InputUser input, string? siteUrl, PersonalRoomPatch change, CancellationToken cancellationToken)
    {
        string? email = input.ParseEmail();
        string? site = SiteOrDefault(siteUrl);
        ChangeResult<PersonalRoom> update = await rooms!.ChangeAsync(email, site, change, PassThru, cancellationToken).ConfigureAwait(false);
        if (update.ChangesSomething)
        {
            Messages.OnLog($"{PersonalRoomClient.Subject(email, site)}: Set {SettingChangeText.Describe(update.Changes)}.");
        }
        else
        {
            SayNothingChanges(email, site);
        }

        return update.State!;
    }

    private void SayNothingChanges(string? email, string? site) =>
        Messages.OnLog($"{PersonalRoomClient.Subject(email, site)}: All is as wanted already; nothing is changed.");

    /// <summary>
    /// What to change. A cell that is empty leaves its setting as it is; an empty text that somebody typed is a mistake, and said so.
    /// </summary>
    private PersonalRoomPatch Change() => new()
    {
        Topic = Wanted(nameof(Topic), IsMeant(nameof(Topic), string.IsNullOrWhiteSpace(Topic)) ? Topic : null),
        HostPin = Wanted(nameof(HostPin), HostPin is not null && IsMeant(nameof(HostPin), HostPin.Length == 0) ? Secrets.Read(HostPin) : null),
        EnabledAutoLock = Wanted(nameof(EnabledAutoLock), EnabledAutoLock),
        AutoLockMinutes = Wanted(nameof(AutoLockMinutes), AutoLockMinutes),
        EnabledNotifyHost = Wanted(nameof(EnabledNotifyHost), EnabledNotifyHost),
        SupportCoHost = Wanted(nameof(SupportCoHost), SupportCoHost),
        SupportAnyoneAsCoHost = Wanted(nameof(SupportAnyoneAsCoHost), SupportAnyoneAsCoHost),
        AllowFirstUserToBeCoHost = Wanted(nameof(AllowFirstUserToBeCoHost), AllowFirstUserToBeCoHost),
        AllowAuthenticatedDevices = Wanted(nameof(AllowAuthenticatedDevices), AllowAuthenticatedDevices),
        CoHosts = Wanted(nameof(CoHost), CoHost),
    };

    private bool IsMeant(string name, bool isBlank) => !isBlank || typed.Contains(name);

    // A room that was read an hour ago says whose room it is; its old settings must not come back with it.
    private T? Wanted<T>(string name, T? value) => typed.Contains(name) || !IsRoom(InputObject) ? value : default;

    private static bool IsRoom(PSObject? piped) =>
        piped is not null && (piped.BaseObject is PersonalRoom || piped.TypeNames.Contains("Deserialized." + typeof(PersonalRoom).FullName));
}
