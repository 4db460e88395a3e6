namespace WebexMeetings.Benchmarks;

/// <summary>A personal room as a program would declare it that trusts the documentation.</summary>
internal sealed record BareRoom(
    string Topic,
    string HostPin,
    string PersonalMeetingRoomLink,
    bool EnabledAutoLock,
    int AutoLockMinutes,
    bool EnabledNotifyHost,
    bool SupportCoHost,
    bool SupportAnyoneAsCoHost,
    bool AllowFirstUserToBeCoHost,
    bool AllowAuthenticatedDevices,
    IReadOnlyList<BareCoHost>? CoHosts,
    string SipAddress,
    string DialInIpAddress,
    BareTelephony? Telephony);

/// <summary>A co-host.</summary>
internal sealed record BareCoHost(string Email, string DisplayName);

/// <summary>A room's telephony.</summary>
internal sealed record BareTelephony(string AccessCode, IReadOnlyList<BareNumber>? CallInNumbers, IReadOnlyList<BareLink>? Links);

/// <summary>A call-in number.</summary>
internal sealed record BareNumber(string Label, string CallInNumber, string TollType);

/// <summary>A link.</summary>
internal sealed record BareLink(string Rel, string Href, string Method);
