namespace WebexMeetings;

/// <summary>A Webex site of a user. An item of <c>GET /meetingPreferences/sites</c>.</summary>
public sealed class Site : ICallerObject
{
    private object? caller;

    /// <summary>The e-mail address that was asked for; the signed-in user's for their own sites. Null when the latter is not known. Not an API field.</summary>
    public string? UserEmail { get; internal set; }

    /// <summary>The site's host, such as "site4.webex.com". API field: <c>siteUrl</c>. Null when the API sent none.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>Whether this is the user's default site, which is used when a request names no site. API field: <c>default</c>; false when the API sent none.</summary>
    public bool IsDefault { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>The host.</summary>
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
