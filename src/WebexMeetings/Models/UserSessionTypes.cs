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
