namespace WebexMeetings;

/// <summary>
/// A person of the organization: the response of <c>GET /people/{id}</c>, and an item of <c>GET /people</c>. A property that the token may
/// not see is null or empty.
/// </summary>
public sealed class Person : IUserObject
{
    /// <summary>Gets the person's ID. The API field is <c>id</c>. The value is null when the API sends none.</summary>
    public string? PersonId { get; internal init; }

    /// <summary>Gets the value of <see cref="PersonId"/>, under the name that the API uses.</summary>
    public string? Id => PersonId;

    /// <summary>Gets the first email address. The API field is <c>emails[0]</c>. The value is null when the API sends none.</summary>
    public string? UserEmail { get; internal init; }

    /// <summary>Gets the email addresses. The API field is <c>emails</c>. The list is never null.</summary>
    public ItemList<string> Emails { get; internal init; } = new(null);

    /// <summary>Gets the name as others see it. The API field is <c>displayName</c>. The value is null when the API sends none.</summary>
    public string? DisplayName { get; internal init; }

    /// <summary>Gets the first name. The API field is <c>firstName</c>. The value is null when the API sends none.</summary>
    public string? FirstName { get; internal init; }

    /// <summary>Gets the last name. The API field is <c>lastName</c>. The value is null when the API sends none.</summary>
    public string? LastName { get; internal init; }

    /// <summary>Gets the job title. The API field is <c>title</c>. The value is null when the API sends none.</summary>
    public string? Title { get; internal init; }

    /// <summary>Gets the department. The API field is <c>department</c>. The value is null when the API sends none.</summary>
    public string? Department { get; internal init; }

    /// <summary>
    /// Gets the type of account: "person", "bot" or "appuser" (a Service App). The API field is <c>type</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? Type { get; internal init; }

    /// <summary>Gets the ID of the organization. The API field is <c>orgId</c>. The value is null when the API sends none.</summary>
    public string? OrganizationId { get; internal init; }

    /// <summary>
    /// Gets the site that -SiteUrl named, as a lower-case host. The next command in the pipeline uses it. The value is null when the
    /// command named no site. The API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the sites that the person can host on, as lower-case hosts. The API field is <c>siteUrls</c>, entries without the suffix
    /// <c>#attendee</c>. The list is never null.
    /// </summary>
    public ItemList<string> SiteUrls { get; internal init; } = new(null);

    /// <summary>
    /// Gets the sites that the person can only attend on, as lower-case hosts. The API field is <c>siteUrls</c>, entries with the suffix
    /// <c>#attendee</c>. The list is never null.
    /// </summary>
    public ItemList<string> AttendeeSiteUrls { get; internal init; } = new(null);

    /// <summary>
    /// Gets whether the person has a personal room, that is, whether one of the SIP addresses belongs to a personal room. The API field is
    /// <c>sipAddresses[].type</c>. The value is false when the API sends none.
    /// </summary>
    public bool HasPersonalRoom { get; internal init; }

    /// <summary>
    /// Gets the IDs of the person's roles. The API field is <c>roles</c>; only administrators see it. The list is never null.
    /// </summary>
    public ItemList<string> Roles { get; internal init; } = new(null);

    /// <summary>
    /// Gets the IDs of the person's licenses. The API field is <c>licenses</c>; only administrators see it. The list is never null.
    /// </summary>
    public ItemList<string> Licenses { get; internal init; } = new(null);

    /// <summary>
    /// Gets the presence status, such as "active", "inactive" or "unknown". The API field is <c>status</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public string? Status { get; internal init; }

    /// <summary>
    /// Gets whether the person may sign in. The API field is <c>loginEnabled</c>. The value is null when the API sends none.
    /// </summary>
    public bool? LoginEnabled { get; internal init; }

    /// <summary>
    /// Gets whether an invitation is still open. The API field is <c>invitePending</c>. The value is null when the API sends none.
    /// </summary>
    public bool? InvitePending { get; internal init; }

    /// <summary>
    /// Gets the time when the account was created. The API field is <c>created</c>. The value is null when the API sends none.
    /// </summary>
    public DateTimeOffset? Created { get; internal init; }

    /// <summary>
    /// Gets the time when the account was last changed. The API field is <c>lastModified</c>. The value is null when the API sends none.
    /// </summary>
    public DateTimeOffset? LastModified { get; internal init; }

    /// <summary>
    /// Gets the time of the person's last activity. The API field is <c>lastActivity</c>. The value is null when the API sends none.
    /// </summary>
    public DateTimeOffset? LastActivity { get; internal init; }

    /// <summary>Returns the email address, else the name.</summary>
    public override string ToString() => UserEmail ?? DisplayName ?? string.Empty;
}
