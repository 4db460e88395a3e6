namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A personal room as the API writes it.</summary>
internal sealed class PersonalRoomDto
{
    public string? Topic { get; set; }

    public string? HostPin { get; set; }

    public string? PersonalMeetingRoomLink { get; set; }

    public bool? EnabledAutoLock { get; set; }

    public long? AutoLockMinutes { get; set; }

    public bool? EnabledNotifyHost { get; set; }

    public bool? SupportCoHost { get; set; }

    public bool? SupportAnyoneAsCoHost { get; set; }

    public bool? AllowFirstUserToBeCoHost { get; set; }

    public bool? AllowAuthenticatedDevices { get; set; }

    public List<CoHostDto>? CoHosts { get; set; }

    public string? SipAddress { get; set; }

    public string? DialInIpAddress { get; set; }

    /// <summary>One object; read as a list so that anything else in its place costs no answer.</summary>
    public List<TelephonyDto>? Telephony { get; set; }

    public PersonalRoom ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,
        Topic = Topic,
        HostPin = HostPin,
        PersonalMeetingRoomLink = PersonalMeetingRoomLink,
        EnabledAutoLock = EnabledAutoLock,
        AutoLockMinutes = AutoLockMinutes is { } minutes ? (int)Math.Max(int.MinValue, Math.Min(int.MaxValue, minutes)) : null,
        EnabledNotifyHost = EnabledNotifyHost,
        SupportCoHost = SupportCoHost,
        SupportAnyoneAsCoHost = SupportAnyoneAsCoHost,
        AllowFirstUserToBeCoHost = AllowFirstUserToBeCoHost,
        AllowAuthenticatedDevices = AllowAuthenticatedDevices,
        CoHosts = new ItemList<CoHost>(CoHosts?.Select(coHost => coHost.ToModel())),
        SipAddress = SipAddress,
        DialInIpAddress = DialInIpAddress,
        Telephony = Telephony?.FirstOrDefault()?.ToModel(),
    };
}
