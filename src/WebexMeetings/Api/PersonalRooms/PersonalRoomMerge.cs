using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>Merges a change into a room as it is.</summary>
internal static class PersonalRoomMerge
{
    /// <summary>Returns the complete body that the API requires: the settings of the patch, and those of the room for the rest.</summary>
    public static PersonalRoomUpdateDto Merge(PersonalRoomDto room, PersonalRoomPatch patch, SettingsMerge merge) => new()
    {
        Topic = merge.Required("Topic", room.Topic, patch.Topic),
        HostPin = merge.Required("HostPin", room.HostPin, patch.HostPin, isSecret: true),
        EnabledAutoLock = merge.Required("EnabledAutoLock", room.EnabledAutoLock, patch.EnabledAutoLock),
        AutoLockMinutes = merge.Required("AutoLockMinutes", room.AutoLockMinutes, patch.AutoLockMinutes),
        EnabledNotifyHost = merge.Required("EnabledNotifyHost", room.EnabledNotifyHost, patch.EnabledNotifyHost),
        SupportCoHost = merge.Required("SupportCoHost", room.SupportCoHost, patch.SupportCoHost),
        SupportAnyoneAsCoHost = merge.Optional("SupportAnyoneAsCoHost", room.SupportAnyoneAsCoHost, patch.SupportAnyoneAsCoHost),
        AllowFirstUserToBeCoHost = merge.Optional(
            "AllowFirstUserToBeCoHost",
            room.AllowFirstUserToBeCoHost,
            patch.AllowFirstUserToBeCoHost),
        AllowAuthenticatedDevices = merge.Optional(
            "AllowAuthenticatedDevices",
            room.AllowAuthenticatedDevices,
            patch.AllowAuthenticatedDevices),
        CoHosts = merge.Required("CoHosts", Present(room.CoHosts), Wanted(room, patch), CoHostList.Comparer, parameter: "CoHost") ?? [],
    };

    private static Field<List<CoHostDto>> Present(Field<List<CoHostDto>> coHosts)
    {
        if (!coHosts.IsKnown)
        {
            return coHosts;
        }

        return CoHostList.ForWritingBack(coHosts.Value!) is { } whole
            ? Field<List<CoHostDto>>.Known(whole)
            : Field<List<CoHostDto>>.Unreadable(coHosts.Value);
    }

    private static List<CoHostDto>? Wanted(PersonalRoomDto room, PersonalRoomPatch patch) =>
        patch.CoHosts is null ? null : CoHostList.ForWriting(CoHostList.Normalize(patch.CoHosts), room.CoHosts.Value ?? []);
}
