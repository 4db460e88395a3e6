namespace WebexMeetings.Api.PersonalRooms;

/// <summary>The body of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>, and its answer.</summary>
internal sealed class RoomIdBatchDto
{
    public string? SiteUrl { get; set; }

    public List<RoomIdDto>? PersonalMeetingRoomIds { get; set; }
}
