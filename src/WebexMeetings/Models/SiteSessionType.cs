namespace WebexMeetings;

/// <summary>A session type that a site has, for giving to its users. An item of <c>GET /admin/meeting/config/sessionTypes</c>.</summary>
public sealed class SiteSessionType
{
    /// <summary>The site. API field: <c>siteUrl</c>; what was asked for when the API sent none.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>The session type's id, such as "3". API field: <c>id</c>. Null when the API sent none.</summary>
    public string? Id { get; internal init; }

    /// <summary>The short name, such as "PRO". API field: <c>shortName</c>. Null when the API sent none.</summary>
    public string? ShortName { get; internal init; }

    /// <summary>The name, such as "Pro meeting"; sites add their own. API field: <c>name</c>. Null when the API sent none.</summary>
    public string? Name { get; internal init; }

    /// <summary>
    /// What can be held with it. Documented values: "meeting", "webinar", "privateMeeting", "EventCenter", "SupportCenter", "TrainCenter";
    /// others pass through as sent. API field: <c>type</c>. Null when the API sent none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>The short name, else the name, else the id.</summary>
    public override string ToString() => ShortName ?? Name ?? Id ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another session type of a site or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);
}
