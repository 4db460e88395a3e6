namespace WebexMeetings;

/// <summary>A person of the organization: the response of <c>GET /people/{id}</c>, and an item of <c>GET /people</c>. A property that the token may not see is null or empty.</summary>
public sealed class Person : IUserObject
{
    /// <summary>The person's id. API field: <c>id</c>. Null when the API sent none.</summary>
    public string? PersonId { get; internal init; }

    /// <summary>Gets the same as <see cref="PersonId"/>, under the name that the API gives it.</summary>
    public string? Id => PersonId;

    /// <summary>The first e-mail address. API field: <c>emails[0]</c>. Null when the API sent none.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>All e-mail addresses. API field: <c>emails</c>. Never null.</summary>
    public ItemList<string> Emails { get; internal init; } = new(null);

    /// <summary>The name as others see it. API field: <c>displayName</c>. Null when the API sent none.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>The first name. API field: <c>firstName</c>. Null when the API sent none.</summary>
    public string? FirstName { get; internal init; }

    /// <summary>The last name. API field: <c>lastName</c>. Null when the API sent none.</summary>
    public string? LastName { get; internal init; }

    /// <summary>The job title. API field: <c>title</c>. Null when the API sent none.</summary>
    public string? Title { get; internal init; }

    /// <summary>The department. API field: <c>department</c>. Null when the API sent none.</summary>
    public string? Department { get; internal init; }

    /// <summary>The kind of account: "person", "bot" or "appuser" (a Service App). API field: <c>type</c>. Null when the API sent none.</summary>
    public string? Type { get; internal init; }

    /// <summary>Gets the ID of the organization. API field: <c>orgId</c>. Null when the API sent none.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>The site that was asked for with -SiteUrl, as a lower-case host; it goes along to the next command. Null when none was. Not an API field.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>The sites that the person can host on, as lower-case hosts. API field: <c>siteUrls</c>, those without the suffix <c>#attendee</c>. Never null.</summary>
    public ItemList<string> SiteUrls { get; internal init; } = new(null);

    /// <summary>The sites that the person can only attend on, as lower-case hosts. API field: <c>siteUrls</c>, those with the suffix <c>#attendee</c>. Never null.</summary>
    public ItemList<string> AttendeeSiteUrls { get; internal init; } = new(null);

    /// <summary>Whether the person has a personal room: one of the SIP addresses is that of a personal room. API field: <c>sipAddresses[].type</c>; false when the API sent none.</summary>
    public bool HasPersonalRoom { get; internal init; }

    /// <summary>The ids of the person's roles. API field: <c>roles</c>; only administrators see it. Never null.</summary>
    public ItemList<string> Roles { get; internal init; } = new(null);

    /// <summary>Gets the IDs of the person's licenses. API field: <c>licenses</c>; only administrators see it. Never null.</summary>
    public ItemList<string> Licenses { get; internal init; } = new(null);

    /// <summary>What the person is doing, such as "active", "inactive" or "unknown". API field: <c>status</c>. Null when the API sent none.</summary>
    public string? Status { get; internal init; }

    /// <summary>Whether the person may sign in. API field: <c>loginEnabled</c>. Null when the API sent none.</summary>
    public bool? LoginEnabled { get; internal init; }

    /// <summary>Whether an invitation is still open. API field: <c>invitePending</c>. Null when the API sent none.</summary>
    public bool? InvitePending { get; internal init; }

    /// <summary>When the account was made. API field: <c>created</c>. Null when the API sent none.</summary>
    public DateTimeOffset? Created { get; internal init; }

    /// <summary>When the account was last changed. API field: <c>lastModified</c>. Null when the API sent none.</summary>
    public DateTimeOffset? LastModified { get; internal init; }

    /// <summary>When the person was last seen. API field: <c>lastActivity</c>. Null when the API sent none.</summary>
    public DateTimeOffset? LastActivity { get; internal init; }

    /// <summary>The address, else the name.</summary>
    public override string ToString() => UserEmail ?? DisplayName ?? string.Empty;
}
