namespace WebexMeetings;

/// <summary>The session types of one user on one site. An item of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
public sealed class UserSessionTypes : IUserObject
{
    /// <summary>The user's id. API field: <c>personId</c>; what was asked for when the API sent none.</summary>
    public string? PersonId { get; internal init; }

    /// <summary>The user's e-mail address. API field: <c>email</c>; what was asked for when the API sent none.</summary>
    public string? Email { get; internal init; }

    /// <summary>Gets the same as <see cref="Email"/>, under the name that it has in all other types and parameters of this module. Not an API field.</summary>
    public string? UserEmail => Email;

    /// <summary>The site. API field: <c>siteUrl</c>; what was asked for when the API sent none.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>The session types. API field: <c>sessionTypes</c>. Never null.</summary>
    public ItemList<SessionType> SessionTypes { get; internal init; } = new(null);

    string? IUserObject.UserEmail => Email;

    /// <summary>The user and the short names.</summary>
    public override string ToString() => $"{Email ?? PersonId}: {SessionTypes}";
}
