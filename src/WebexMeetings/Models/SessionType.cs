namespace WebexMeetings;

/// <summary>The session types of one user on one site: an item of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
public sealed class UserSessionTypes : IUserObject
{
    /// <summary>
    /// Gets the user's ID. The API field is <c>personId</c>. When the API sends none, the value is the one in the request.
    /// </summary>
    public string? PersonId { get; internal init; }

    /// <summary>
    /// Gets the user's email address. The API field is <c>email</c>. When the API sends none, the value is the one in the request.
    /// </summary>
    public string? Email { get; internal init; }

    /// <summary>
    /// Gets the value of <see cref="Email"/>, under the name that the other types and the parameters of this module use. The API has no
    /// such field.
    /// </summary>
    public string? UserEmail => Email;

    /// <summary>Gets the site. The API field is <c>siteUrl</c>. When the API sends none, the value is the one in the request.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Gets the session types. The API field is <c>sessionTypes</c>. The list is never null.</summary>
    public ItemList<SessionType> SessionTypes { get; internal init; } = new(null);

    string? IUserObject.UserEmail => Email;

    /// <summary>Returns the user and the short names of the session types.</summary>
    public override string ToString() => $"{Email ?? PersonId}: {SessionTypes}";
}

/// <summary>A session type that a user may use on a site.</summary>
public sealed class SessionType
{
    /// <summary>
    /// Gets the email address of the user who has this session type, as in <see cref="UserSessionTypes"/>. The value is null when not
    /// known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal init; }

    /// <summary>
    /// Gets the site that the user has this session type on, as in <see cref="UserSessionTypes"/>. The value is null when not known. The
    /// API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Gets the session type's ID, such as "3". The API field is <c>id</c>. The value is null when the API sends none.</summary>
    public string? Id { get; internal init; }

    /// <summary>Gets the short name, such as "PRO". The API field is <c>shortName</c>. The value is null when the API sends none.</summary>
    public string? ShortName { get; internal init; }

    /// <summary>
    /// Gets the name, such as "Pro meeting"; sites add their own. The API field is <c>name</c>. The value is null when the API sends none.
    /// </summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// Gets the type of session. Documented values: "meeting", "webinar", "privateMeeting", "EventCenter", "SupportCenter", "TrainCenter";
    /// the API may send others. The API field is <c>type</c>. The value is null when the API sends none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>Returns the short name, else the name, else the ID.</summary>
    public override string ToString() => ShortName ?? Name ?? Id ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another session type or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}

/// <summary>A session type that a site can assign to its users: an item of <c>GET /admin/meeting/config/sessionTypes</c>.</summary>
public sealed class SiteSessionType
{
    /// <summary>Gets the site. The API field is <c>siteUrl</c>. When the API sends none, the value is the one in the request.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Gets the session type's ID, such as "3". The API field is <c>id</c>. The value is null when the API sends none.</summary>
    public string? Id { get; internal init; }

    /// <summary>Gets the short name, such as "PRO". The API field is <c>shortName</c>. The value is null when the API sends none.</summary>
    public string? ShortName { get; internal init; }

    /// <summary>
    /// Gets the name, such as "Pro meeting"; sites add their own. The API field is <c>name</c>. The value is null when the API sends none.
    /// </summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// Gets the type of session. Documented values: "meeting", "webinar", "privateMeeting", "EventCenter", "SupportCenter", "TrainCenter";
    /// the API may send others. The API field is <c>type</c>. The value is null when the API sends none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>Returns the short name, else the name, else the ID.</summary>
    public override string ToString() => ShortName ?? Name ?? Id ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another session type of a site or a text that is displayed in the same way, regardless of
    /// case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}

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
