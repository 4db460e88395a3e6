namespace WebexMeetings.Simulator;

/// <summary>A Personal Meeting Room as Webex keeps it.</summary>
public sealed record Room
{
    public required Person Owner { get; init; }

    public required Site Site { get; init; }

    public required string Topic { get; init; }

    public required string HostPin { get; init; }

    public bool EnabledAutoLock { get; init; }

    public int AutoLockMinutes { get; init; }

    public bool EnabledNotifyHost { get; init; }

    public bool SupportCoHost { get; init; }

    public bool SupportAnyoneAsCoHost { get; init; }

    public bool AllowFirstUserToBeCoHost { get; init; }

    public bool AllowAuthenticatedDevices { get; init; }

    public IReadOnlyList<CoHost> CoHosts { get; init; } = [];

    /// <summary>The last part of the link.</summary>
    public required string RoomId { get; init; }

    public required string AccessCode { get; init; }

    /// <summary>The ID in the link to the global call-in numbers: 32 hexadecimal digits.</summary>
    public required string MeetingId { get; init; }

    public required string DialInIpAddress { get; init; }

    public required IReadOnlyList<CallInNumber> CallInNumbers { get; init; }

    public string Link => $"https://{Site.Host}/meet/{RoomId}";

    public string SipAddress => $"{RoomId}@{Site.Host}";
}
