namespace WebexMeetings.Api.PersonalRooms;

/// <summary>What became of one wish for a room id: the id, or why not.</summary>
internal sealed record RoomIdResponse(PersonalRoomId? RoomId, WebexApiException? Failure);
