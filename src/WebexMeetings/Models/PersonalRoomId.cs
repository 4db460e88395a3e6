namespace WebexMeetings;

/// <summary>The new id of a personal room. An item of the answer of <c>POST /admin/meetingPreferences/personalMeetingRoom/refreshId</c>.</summary>
public sealed class PersonalRoomId : IUserObject
{
    /// <summary>The owner's e-mail address. API field: <c>email</c>; what was asked for when the API sent none. Null when only the id is known.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>The owner's id. API field: <c>personId</c>; what was asked for when the API sent none. Null when only the address is known.</summary>
    public string? PersonId { get; internal init; }

    /// <summary>The site that the room is on. API field: <c>siteUrl</c>; what was asked for when the API sent none.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>The room's new id, the last part of its link; pages may show the old one for up to 30 minutes. API field: <c>personalMeetingRoomId</c>. Null when the API sent none.</summary>
    public string? PersonalMeetingRoomId { get; internal init; }

    /// <summary>Whose room, and its id.</summary>
    public override string ToString() => $"{UserEmail ?? PersonId}: {PersonalMeetingRoomId}";
}
