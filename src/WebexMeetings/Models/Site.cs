namespace WebexMeetings;

/// <summary>A Webex site of a user: an item of <c>GET /meetingPreferences/sites</c>.</summary>
public sealed class Site : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own sites, that of the signed-in user. The value is null when it is not
    /// known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site's host, such as "site4.webex.com". The API field is <c>siteUrl</c>. The value is null when the API sends none.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets whether this is the user's default site, which is used when a request names no site. The API field is <c>default</c>. The value
    /// is false when the API sends none.
    /// </summary>
    public bool IsDefault { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the host.</summary>
    public override string ToString() => SiteUrl ?? string.Empty;

    /// <summary>
    /// Returns whether <paramref name="obj"/> is another site or a text that is displayed in the same way, regardless of case.
    /// </summary>
    /// <param name="obj">The object or text to compare with.</param>
    public override bool Equals(object? obj) => TextEquality.AreEqual(this, obj);

    /// <summary>Returns a hash code that fits <see cref="Equals(object?)"/> between objects of this type.</summary>
    public override int GetHashCode() => TextEquality.HashCode(this);

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
