namespace WebexMeetings;

/// <summary>
/// The options of a Personal Meeting Room: the response of <c>GET /meetingPreferences/personalMeetingRoom</c>. The response names no owner,
/// so <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose room was requested.
/// </summary>
public sealed class PersonalRoom : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own room, that of the signed-in user. The value is null when it is not known.
    /// The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site in the request, as a lower-case host. The value is null when the default site was used. The API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the room's topic, 1 to 128 characters. The API field is <c>topic</c>. The value is null when the API sends none.
    /// </summary>
    public string? Topic { get; internal init; }

    /// <summary>
    /// Gets the PIN for joining as host: digits of a length that the site sets, leading zeros kept. It is a secret that no default view and
    /// no log shows. The API field is <c>hostPin</c>. The value is null when the API sends none.
    /// </summary>
    public string? HostPin { get; internal init; }

    /// <summary>Gets the room's address for joining. The API field is <c>personalMeetingRoomLink</c>.</summary>
    public string? PersonalMeetingRoomLink { get; internal init; }

    /// <summary>
    /// Gets whether the room locks itself some minutes after a meeting starts. The API field is <c>enabledAutoLock</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public bool? EnabledAutoLock { get; internal init; }

    /// <summary>
    /// Gets the number of minutes from the start of a meeting to the lock: 0, 5, 10, 15 or 20. The API field is <c>autoLockMinutes</c>. The
    /// value is null when the API sends none.
    /// </summary>
    public int? AutoLockMinutes { get; internal init; }

    /// <summary>
    /// Gets whether Webex notifies the owner when somebody waits in the lobby. The API field is <c>enabledNotifyHost</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public bool? EnabledNotifyHost { get; internal init; }

    /// <summary>
    /// Gets whether others may host in the room without the owner. The API field is <c>supportCoHost</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public bool? SupportCoHost { get; internal init; }

    /// <summary>
    /// Gets whether everybody with a host account on the site becomes a co-host on joining. The API field is <c>supportAnyoneAsCoHost</c>.
    /// The value is null when the API sends none.
    /// </summary>
    public bool? SupportAnyoneAsCoHost { get; internal init; }

    /// <summary>
    /// Gets whether the first attendee with a host account on the site becomes a co-host. The API field is <c>allowFirstUserToBeCoHost</c>.
    /// The value is null when the API sends none.
    /// </summary>
    public bool? AllowFirstUserToBeCoHost { get; internal init; }

    /// <summary>
    /// Gets whether authenticated video devices of the organization start or join without a prompt. The API field is
    /// <c>allowAuthenticatedDevices</c>. The value is null when the API sends none.
    /// </summary>
    public bool? AllowAuthenticatedDevices { get; internal init; }

    /// <summary>
    /// Gets the co-hosts; they count only while both co-host flags above are false. The API field is <c>coHosts</c>. The list is never
    /// null.
    /// </summary>
    public ItemList<CoHost> CoHosts { get; internal init; } = new(null);

    /// <summary>
    /// Gets the SIP address for calling in from a video system. The API field is <c>sipAddress</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? SipAddress { get; internal init; }

    /// <summary>
    /// Gets the IP address for calling in from a video system. The API field is <c>dialInIpAddress</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? DialInIpAddress { get; internal init; }

    /// <summary>
    /// Gets the access code and the numbers for joining by telephone. The API field is <c>telephony</c>. The value is null on a site
    /// without telephony.
    /// </summary>
    public Telephony? Telephony { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the owner's address and the link of the room, but never the PIN.</summary>
    public override string ToString() =>
        UserEmail is null ? PersonalMeetingRoomLink ?? string.Empty : $"{UserEmail}: {PersonalMeetingRoomLink}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
