namespace WebexMeetings;

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
