namespace WebexMeetings.Api.Wire;

/// <summary>The body of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>, and its answer.</summary>
internal sealed class RoomIdBatchJson
{
    public string? SiteUrl { get; set; }

    public List<RoomIdJson>? PersonalMeetingRoomIds { get; set; }
}
