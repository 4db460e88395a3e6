namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// A change of a personal room; null leaves a setting as it is. It is not a record, because a record would print the PIN.
/// </summary>
internal sealed class PersonalRoomPatch
{
    public string? Topic { get; init; }

    public string? HostPin { get; init; }

    public bool? EnabledAutoLock { get; init; }

    public int? AutoLockMinutes { get; init; }

    public bool? EnabledNotifyHost { get; init; }

    public bool? SupportCoHost { get; init; }

    public bool? SupportAnyoneAsCoHost { get; init; }

    public bool? AllowFirstUserToBeCoHost { get; init; }

    public bool? AllowAuthenticatedDevices { get; init; }

    /// <summary>Gets the complete list of co-hosts; an empty list removes all.</summary>
    public IReadOnlyList<CoHost>? CoHosts { get; init; }
}
