namespace WebexMeetings.Api.PersonalRooms;

/// <summary>The body of <c>PUT /meetingPreferences/personalMeetingRoom</c>: the whole room, in the documented order.</summary>
internal sealed class PersonalRoomUpdateDto
{
    public required string Topic { get; set; }

    public required string HostPin { get; set; }

    public required bool EnabledAutoLock { get; set; }

    public required int AutoLockMinutes { get; set; }

    public required bool EnabledNotifyHost { get; set; }

    public required bool SupportCoHost { get; set; }

    /// <summary>Null when neither the room nor the change has it; the API came to know it later than the rest.</summary>
    public bool? SupportAnyoneAsCoHost { get; set; }

    /// <inheritdoc cref="SupportAnyoneAsCoHost"/>
    public bool? AllowFirstUserToBeCoHost { get; set; }

    /// <inheritdoc cref="SupportAnyoneAsCoHost"/>
    public bool? AllowAuthenticatedDevices { get; set; }

    public required List<CoHostDto> CoHosts { get; set; }
}
