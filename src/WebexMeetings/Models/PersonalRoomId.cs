namespace WebexMeetings;

/// <summary>
/// The new ID of a personal room: an item in the response of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>.
/// </summary>
public sealed class PersonalRoomId : IUserObject
{
    /// <summary>
    /// Gets the owner's email address. The API field is <c>email</c>. When the API sends none, the value is the one in the request. The
    /// value is null when only the ID is known.
    /// </summary>
    public string? UserEmail { get; internal init; }

    /// <summary>
    /// Gets the owner's ID. The API field is <c>personId</c>. When the API sends none, the value is the one in the request. The value is
    /// null when only the address is known.
    /// </summary>
    public string? PersonId { get; internal init; }

    /// <summary>
    /// Gets the site that the room is on. The API field is <c>siteUrl</c>. When the API sends none, the value is the one in the request.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the room's new ID, the last part of its link. Webex pages may show the old one for up to 30 minutes. The API field is
    /// <c>personalMeetingRoomId</c>. The value is null when the API sends none.
    /// </summary>
    public string? PersonalMeetingRoomId { get; internal init; }

    /// <summary>Returns the owner and the ID of the room.</summary>
    public override string ToString() => $"{UserEmail ?? PersonId}: {PersonalMeetingRoomId}";
}
