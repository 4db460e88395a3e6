using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A new room id that is wanted. Compared by reference: two inputs may want the same.</summary>
internal sealed class RoomIdRequest
{
    private const int Longest = 64;

    /// <param name="user">Whose room.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="roomId">The id to take; null lets the site choose.</param>
    /// <exception cref="WebexApiException">Webex's rules do not allow the id.</exception>
    public RoomIdRequest(UserIdentity user, string? siteUrl, string? roomId)
    {
        User = user;
        SiteUrl = siteUrl;
        RoomId = roomId is null || IsAllowed(roomId)
            ? roomId
            : throw InvalidInput.Create(
                $"New room id of {user}: {InvalidInput.Show(roomId)} is not a room id",
                $"Use 1 to {Longest} characters: letters, digits, '-', '.' and '_', with at least one letter.");
    }

    public UserIdentity User { get; }

    public string? SiteUrl { get; }

    public string? RoomId { get; }

    /// <summary>Only what is alike in this may go in one request.</summary>
    public (string? Site, bool ByPersonId, bool SystemGenerated) Kind => (SiteUrl, User.PersonId is not null, RoomId is null);

    /// <summary>Whom the request names; the same for each way to write the same id.</summary>
    public string Key => User.PersonId is { } id ? PersonIdComparer.Normalize(id) : User.Email!.ToUpperInvariant();

    // The id becomes the end of a web address, so letters are those of ASCII.
    private static bool IsAllowed(string roomId) =>
        roomId.Length is > 0 and <= Longest
        && roomId.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '-' or '.' or '_')
        && roomId.Any(IsLetter);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}

/// <summary>What became of a request for a room id: the id, or why not.</summary>
internal sealed record RoomIdResponse(PersonalRoomId? RoomId, WebexApiException? Failure);
