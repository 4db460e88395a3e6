namespace WebexMeetings;

/// <summary>
/// The options of a Personal Meeting Room. Answer of <c>GET /meetingPreferences/personalMeetingRoom</c>; the answer names no
/// owner, so whose room was asked for is carried along in <see cref="UserEmail"/> and <see cref="SiteUrl"/>.
/// </summary>
public sealed class PersonalRoom : ICallerObject
{
    private object? caller;

    /// <summary>The e-mail address that was asked for; the signed-in user's for their own room. Null when the latter is not known. Not an API field.</summary>
    public string? UserEmail { get; internal set; }

    /// <summary>The site that was asked for, as a lower-case host. Null when the default site was used. Not an API field.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>The room's topic, 1 to 128 characters. API field: <c>topic</c>. Null when the API sent none.</summary>
    public string? Topic { get; internal init; }

    /// <summary>
    /// The PIN for joining as host: digits of a length that the site sets, leading zeros kept. A secret: in no default view and in no log.
    /// API field: <c>hostPin</c>. Null when the API sent none.
    /// </summary>
    public string? HostPin { get; internal init; }

    /// <summary>The room's address for joining. API field: <c>personalMeetingRoomLink</c>.</summary>
    public string? PersonalMeetingRoomLink { get; internal init; }

    /// <summary>Whether the room locks itself some minutes after a meeting starts. API field: <c>enabledAutoLock</c>. Null when the API sent none.</summary>
    public bool? EnabledAutoLock { get; internal init; }

    /// <summary>Minutes from the start of a meeting to the lock: 0, 5, 10, 15 or 20. API field: <c>autoLockMinutes</c>. Null when the API sent none.</summary>
    public int? AutoLockMinutes { get; internal init; }

    /// <summary>Whether the owner is told when somebody waits in the lobby. API field: <c>enabledNotifyHost</c>. Null when the API sent none.</summary>
    public bool? EnabledNotifyHost { get; internal init; }

    /// <summary>Whether others may host in the room without the owner. API field: <c>supportCoHost</c>. Null when the API sent none.</summary>
    public bool? SupportCoHost { get; internal init; }

    /// <summary>Whether everybody with a host account on the site becomes a co-host on joining. API field: <c>supportAnyoneAsCoHost</c>. Null when the API sent none.</summary>
    public bool? SupportAnyoneAsCoHost { get; internal init; }

    /// <summary>Whether the first attendee with a host account on the site becomes a co-host. API field: <c>allowFirstUserToBeCoHost</c>. Null when the API sent none.</summary>
    public bool? AllowFirstUserToBeCoHost { get; internal init; }

    /// <summary>Whether authenticated video devices of the organization start or join without a prompt. API field: <c>allowAuthenticatedDevices</c>. Null when the API sent none.</summary>
    public bool? AllowAuthenticatedDevices { get; internal init; }

    /// <summary>The co-hosts; they count only while both co-host flags above are false. API field: <c>coHosts</c>. Never null.</summary>
    public ItemList<CoHost> CoHosts { get; internal init; } = new(null);

    /// <summary>The SIP address for calling in from a video system. API field: <c>sipAddress</c>. Null when the API sent none.</summary>
    public string? SipAddress { get; internal init; }

    /// <summary>The IP address for calling in from a video system. API field: <c>dialInIpAddress</c>. Null when the API sent none.</summary>
    public string? DialInIpAddress { get; internal init; }

    /// <summary>How to join by telephone. API field: <c>telephony</c>. Null on a site without telephony.</summary>
    public Telephony? Telephony { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Whose room, and its link; never the PIN.</summary>
    public override string ToString() => UserEmail is null ? PersonalMeetingRoomLink ?? string.Empty : $"{UserEmail}: {PersonalMeetingRoomLink}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
