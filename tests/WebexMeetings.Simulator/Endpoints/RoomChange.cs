using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The body of PUT personalMeetingRoom, checked against the documented rules.</summary>
internal sealed record RoomChange
{
    public required string Topic { get; init; }

    public required string HostPin { get; init; }

    public required bool EnabledAutoLock { get; init; }

    public required int AutoLockMinutes { get; init; }

    public required bool EnabledNotifyHost { get; init; }

    public required bool SupportCoHost { get; init; }

    public bool? SupportAnyoneAsCoHost { get; init; }

    public bool? AllowFirstUserToBeCoHost { get; init; }

    public bool? AllowAuthenticatedDevices { get; init; }

    public required IReadOnlyList<CoHost> CoHosts { get; init; }

    /// <summary>The whole body is required but for the three flags that were added later.</summary>
    public static RoomChange Read(JsonElement body) => new RoomChange
    {
        Topic = body.Text("topic"),
        HostPin = body.Text("hostPin"),
        EnabledAutoLock = body.Flag("enabledAutoLock"),
        AutoLockMinutes = body.Number("autoLockMinutes"),
        EnabledNotifyHost = body.Flag("enabledNotifyHost"),
        SupportCoHost = body.Flag("supportCoHost"),
        SupportAnyoneAsCoHost = body.OptionalFlag("supportAnyoneAsCoHost"),
        AllowFirstUserToBeCoHost = body.OptionalFlag("allowFirstUserToBeCoHost"),
        AllowAuthenticatedDevices = body.OptionalFlag("allowAuthenticatedDevices"),
        CoHosts = [.. body.List("coHosts").Select(item => new CoHost(item.Text("email"), item.Text("displayName")))],
    }.Checked();

    /// <summary>Absent flags keep their value, so the co-host rules hold for what comes out.</summary>
    public Room ApplyTo(Room room) => CheckCoHosts(room, room with
    {
        Topic = Topic,
        HostPin = HostPin,
        EnabledAutoLock = EnabledAutoLock,
        AutoLockMinutes = AutoLockMinutes,
        EnabledNotifyHost = EnabledNotifyHost,
        SupportCoHost = SupportCoHost,
        SupportAnyoneAsCoHost = SupportAnyoneAsCoHost ?? room.SupportAnyoneAsCoHost,
        AllowFirstUserToBeCoHost = AllowFirstUserToBeCoHost ?? room.AllowFirstUserToBeCoHost,
        AllowAuthenticatedDevices = AllowAuthenticatedDevices ?? room.AllowAuthenticatedDevices,
        CoHosts = CoHosts,
    });

    private RoomChange Checked()
    {
        if (Topic.Length is < 1 or > 128)
            throw RefusedException.BadRequest("'topic' must have 1 to 128 characters.");
        if (!WebexMeetings.Simulator.HostPin.IsAllowed(HostPin))
            throw RefusedException.BadRequest("'hostPin' must be four digits without sequences or repetitions.");
        if (AutoLockMinutes is not (0 or 5 or 10 or 15 or 20))
            throw RefusedException.BadRequest("'autoLockMinutes' must be one of 0, 5, 10, 15, 20.");
        return this;
    }

    /// <summary>What is stored already may be written back as it is; a room can be in a state that no change may bring about.</summary>
    private static Room CheckCoHosts(Room before, Room room)
    {
        if (IsStored(before, room))
            return room;
        if (room.SupportAnyoneAsCoHost && room.AllowFirstUserToBeCoHost)
            throw RefusedException.BadRequest(
                "You can not turn on 'allowAnyUserToBeCoHost' and 'allowFirstUserToBeCoHost' at the same time.");
        if (room.CoHosts.Count > 0 && (room.SupportAnyoneAsCoHost || room.AllowFirstUserToBeCoHost))
            throw RefusedException.BadRequest(
                "'coHosts' can only be set when 'supportAnyoneAsCoHost' and 'allowFirstUserToBeCoHost' are both false.");
        return room;
    }

    private static bool IsStored(Room before, Room room) =>
        room.SupportAnyoneAsCoHost == before.SupportAnyoneAsCoHost
        && room.AllowFirstUserToBeCoHost == before.AllowFirstUserToBeCoHost
        && room.CoHosts.Select(coHost => coHost.Email).SequenceEqual(before.CoHosts.Select(coHost => coHost.Email));
}
