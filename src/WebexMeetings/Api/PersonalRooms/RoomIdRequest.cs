using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A request for a new room ID. It is compared by reference, because two inputs may request the same.</summary>
internal sealed class RoomIdRequest
{
    private const int Longest = 64;

    /// <param name="user">The owner of the room.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="roomId">The new ID; null lets the site choose.</param>
    /// <exception cref="WebexApiException">Webex's rules do not allow the ID.</exception>
    public RoomIdRequest(UserIdentity user, string? siteUrl, string? roomId)
    {
        User = user;
        SiteUrl = siteUrl;
        RoomId = roomId is null || IsAllowed(roomId)
            ? roomId
            : throw InvalidInput.Create(
                $"New room ID of {user}: {InvalidInput.Show(roomId)} is not a room ID",
                $"Use 1 to {Longest} characters: letters, digits, '-', '.' and '_', with at least one letter.");
    }

    public UserIdentity User { get; }

    public string? SiteUrl { get; }

    public string? RoomId { get; }

    /// <summary>Gets the key of the batch. Only requests with the same key can share one call.</summary>
    public (string? Site, bool ByPersonId, bool SystemGenerated) Kind => (SiteUrl, User.PersonId is not null, RoomId is null);

    /// <summary>Gets the user in the request, the same text for each spelling of the same ID.</summary>
    public string Key => User.PersonId is { } id ? PersonIdentifier.Normalize(id) : User.Email!.ToUpperInvariant();

    // The ID becomes the end of a web address, so letters are those of ASCII.
    private static bool IsAllowed(string roomId) =>
        roomId.Length <= Longest
        && roomId.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '.' or '_')
        && roomId.Any(IsLetter);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

/// <summary>The result of a request for a room ID: the ID, or the error.</summary>
internal sealed record RoomIdResponse(PersonalRoomId? RoomId, WebexApiException? Failure);

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

    /// <summary>True lets the site choose the ID. Only in requests.</summary>
    public bool? SystemGenerated { get; set; }

    public string? PersonalMeetingRoomId { get; set; }
}
