namespace WebexMeetings.Api.PersonalRooms;

/// <summary>One user of a batch of new room ids, as asked for and as answered.</summary>
internal sealed class RoomIdDto
{
    public string? Email { get; set; }

    public string? PersonId { get; set; }

    /// <summary>True lets the site choose the id. Only in requests.</summary>
    public bool? SystemGenerated { get; set; }

    public string? PersonalMeetingRoomId { get; set; }
}
