namespace WebexMeetings;

/// <summary>A session type that a user can schedule meetings with. An item of <c>GET /meetings/sessionTypes</c>.</summary>
public sealed class MeetingSessionType : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address that was asked for; the signed-in user's for their own session types. Null when the latter is not known. Not
    /// an API field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site that was asked for, as a lower-case host. Null when the user's preferred site was used. Not an API field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Gets the session type's ID, such as "628". API field: <c>id</c>. Null when the API sent none.</summary>
    public string? Id { get; internal init; }

    /// <summary>Gets the name, such as "Webex Meetings EC 2.0 meeting". API field: <c>name</c>. Null when the API sent none.</summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// Gets what can be scheduled with it. Documented values: "meeting", "webinar", "privateMeeting"; others pass through as sent.
    /// API field: <c>type</c>. Null when the API sent none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>Gets the largest number of attendees. API field: <c>attendeesCapacity</c>. Null when the API sent none.</summary>
    public int? AttendeesCapacity { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the name, else the ID.</summary>
    public override string ToString() => Name ?? Id ?? string.Empty;

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
