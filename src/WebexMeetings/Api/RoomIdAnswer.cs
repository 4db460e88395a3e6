namespace WebexMeetings.Api;

/// <summary>What became of one wish for a room id: the id, or why not.</summary>
internal sealed record RoomIdAnswer(PersonalRoomId? RoomId, WebexApiException? Failure);
