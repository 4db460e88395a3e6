using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>One item of a batch: who, and which ID; no ID lets the site choose.</summary>
internal sealed record RefreshIdRequest(string? Email, string? PersonId, string? RoomId)
{
    public static RefreshIdRequest Read(JsonElement item)
    {
        string? email = item.OptionalText("email");
        string? personId = item.OptionalText("personId");
        string? roomId = item.OptionalText("personalMeetingRoomId");
        bool isGenerated = item.OptionalFlag("systemGenerated") ?? false;
        if (email is null == personId is null)
            throw RefusedException.BadRequest("Each item needs either 'email' or 'personId'.");
        if (roomId is null != isGenerated)
            throw RefusedException.BadRequest("Each item needs either 'personalMeetingRoomId' or 'systemGenerated': true.");
        if (roomId is not null && !IsAllowed(roomId))
            throw RefusedException.BadRequest(
                "'personalMeetingRoomId' must be 1 to 64 letters, digits, dots, dashes and underscores, with at least one letter.");
        return new RefreshIdRequest(email, personId, roomId);
    }

    private static bool IsAllowed(string roomId) =>
        roomId.Length is > 0 and <= 64
        && roomId.Any(char.IsAsciiLetter)
        && roomId.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_');
}
