namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// What a user wants changed in a personal room; null leaves a setting as it is. Not a record: a record would print the PIN.
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

    /// <summary>All co-hosts the room shall have; an empty list takes all away.</summary>
    public IReadOnlyList<CoHost>? CoHosts { get; init; }
}
