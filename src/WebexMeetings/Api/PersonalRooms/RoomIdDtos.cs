namespace WebexMeetings.Api.PersonalRooms;

/// <summary>The body of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>, and its response.</summary>
internal sealed class RoomIdBatchDto
{
    public string? SiteUrl { get; set; }

    public List<RoomIdDto>? PersonalMeetingRoomIds { get; set; }
}

/// <summary>One user of a batch, in a request or a response.</summary>
internal sealed class RoomIdDto
{
    public string? Email { get; set; }

    public string? PersonId { get; set; }

    /// <summary>True lets the site choose the id. Only in requests.</summary>
    public bool? SystemGenerated { get; set; }

    public string? PersonalMeetingRoomId { get; set; }
}
