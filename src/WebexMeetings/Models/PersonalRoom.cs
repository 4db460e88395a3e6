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

/// <summary>A person who may host meetings in a personal room in addition to its owner.</summary>
public sealed class CoHost
{
    /// <summary>
    /// Gets the co-host's email address. The API field is <c>coHosts[].email</c>. The value is null when the API sends none.
    /// </summary>
    public string? Email { get; internal init; }

    /// <summary>
    /// Gets the co-host's name as shown in meetings. The API field is <c>coHosts[].displayName</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? DisplayName { get; internal init; }

    /// <summary>Returns the email address, else the name.</summary>
    public override string ToString() => Email ?? DisplayName ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another co-host or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}

/// <summary>The access code and the numbers for joining a personal room by telephone.</summary>
public sealed class Telephony
{
    /// <summary>
    /// Gets the code that callers type after dialing. It is a secret that no default view and no log shows. The API field is
    /// <c>telephony.accessCode</c>. The value is null when the API sends none.
    /// </summary>
    public string? AccessCode { get; internal init; }

    /// <summary>Gets the numbers to dial. The API field is <c>telephony.callInNumbers</c>. The list is never null.</summary>
    public ItemList<CallInPhone> CallInNumbers { get; internal init; } = new(null);

    /// <summary>
    /// Gets the links to more numbers, which Get-WebexGlobalCallInNumber follows. The API field is <c>telephony.links</c>. The list is
    /// never null.
    /// </summary>
    public ItemList<Link> Links { get; internal init; } = new(null);

    /// <summary>Returns the numbers, without the access code.</summary>
    public override string ToString() => CallInNumbers.ToString();
}

/// <summary>A telephone number for joining a meeting.</summary>
public sealed class CallInPhone
{
    /// <summary>
    /// Gets the label of the number, such as "US Toll". The API field is <c>callInNumbers[].label</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? Label { get; internal init; }

    /// <summary>
    /// Gets the number as the API writes it, such as "+1-650-479-3208". The API field is <c>callInNumbers[].callInNumber</c>. The value is
    /// null when the API sends none.
    /// </summary>
    public string? CallInNumber { get; internal init; }

    /// <summary>
    /// Gets the party that pays for the call. Documented values: "toll" (the caller), "tollFree"; the API may send others. The API field is
    /// <c>callInNumbers[].tollType</c>. The value is null when the API sends none.
    /// </summary>
    public string? TollType { get; internal init; }

    /// <summary>Returns the number and, where known, its label in brackets.</summary>
    public override string ToString() => string.IsNullOrEmpty(Label) ? CallInNumber ?? string.Empty : $"{CallInNumber} ({Label})";
}

/// <summary>A link to related data, as the API sends it; the address has no host.</summary>
public sealed class Link
{
    /// <summary>
    /// Gets the relation of the link, such as "globalCallinNumbers". The API field is <c>links[].rel</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? Rel { get; internal init; }

    /// <summary>
    /// Gets the path on the API's own origin. The API field is <c>links[].href</c>. The value is null when the API sends none.
    /// </summary>
    public string? Href { get; internal init; }

    /// <summary>
    /// Gets the HTTP method to use, such as "GET". The API field is <c>links[].method</c>. The value is null when the API sends none.
    /// </summary>
    public string? Method { get; internal init; }

    /// <summary>Returns the relation and the path.</summary>
    public override string ToString() => $"{Rel}: {Href}";
}

/// <summary>
/// The new ID of a personal room: an item in the response of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>.
/// </summary>
public sealed class PersonalRoomId : IUserObject
{
    /// <summary>
    /// Gets the owner's email address. The API field is <c>email</c>. When the API sends none, the value is the one in the request. The
    /// value is null when only the ID is known.
    /// </summary>
    public string? UserEmail { get; internal init; }

    /// <summary>
    /// Gets the owner's ID. The API field is <c>personId</c>. When the API sends none, the value is the one in the request. The value is
    /// null when only the address is known.
    /// </summary>
    public string? PersonId { get; internal init; }

    /// <summary>
    /// Gets the site that the room is on. The API field is <c>siteUrl</c>. When the API sends none, the value is the one in the request.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the room's new ID, the last part of its link. Webex pages may show the old one for up to 30 minutes. The API field is
    /// <c>personalMeetingRoomId</c>. The value is null when the API sends none.
    /// </summary>
    public string? PersonalMeetingRoomId { get; internal init; }

    /// <summary>Returns the owner and the ID of the room.</summary>
    public override string ToString() => $"{UserEmail ?? PersonId}: {PersonalMeetingRoomId}";
}
