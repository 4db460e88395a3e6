namespace WebexMeetings;

/// <summary>A session type that a user can schedule meetings with: an item of <c>GET /meetings/sessionTypes</c>.</summary>
public sealed class MeetingSessionType : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own session types, that of the signed-in user. The value is null when it is
    /// not known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site in the request, as a lower-case host. The value is null when the user's preferred site was used. The API has no such
    /// field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Gets the session type's ID, such as "628". The API field is <c>id</c>. The value is null when the API sends none.</summary>
    public string? Id { get; internal init; }

    /// <summary>
    /// Gets the name, such as "Webex Meetings EC 2.0 meeting". The API field is <c>name</c>. The value is null when the API sends none.
    /// </summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// Gets what can be scheduled with it. Documented values: "meeting", "webinar", "privateMeeting"; the API may send others. The API
    /// field is <c>type</c>. The value is null when the API sends none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>
    /// Gets the largest number of attendees. The API field is <c>attendeesCapacity</c>. The value is null when the API sends none.
    /// </summary>
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
