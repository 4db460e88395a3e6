using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>Somebody's wish for a new room id. Compared by reference: two inputs may wish the same.</summary>
/// <param name="user">Whose room.</param>
/// <param name="siteUrl">On which site; null for the default site.</param>
/// <param name="roomId">The id to take; null lets the site choose.</param>
internal sealed class RoomIdRequest(UserIdentity user, string? siteUrl, string? roomId)
{
    public UserIdentity User { get; } = user;

    public string? SiteUrl { get; } = siteUrl;

    public string? RoomId { get; } = roomId;

    /// <summary>Only what is alike in this may go in one request.</summary>
    public (string? Site, bool ByPersonId, bool SystemGenerated) Kind => (SiteUrl, User.PersonId is not null, RoomId is null);

    /// <summary>Whom the request names.</summary>
    public string Key => User.PersonId ?? User.Email!.ToUpperInvariant();
}
