namespace WebexMeetings.Api.SessionTypes;

/// <summary>The body of <c>PUT /admin/meeting/userconfig/sessionTypes</c>: the whole new set.</summary>
internal sealed class UserSessionTypesUpdateDto
{
    public required string SiteUrl { get; set; }

    public string? PersonId { get; set; }

    /// <summary>In the body here, although reading takes it as a header.</summary>
    public string? Email { get; set; }

    public required List<string> SessionTypeIds { get; set; }
}
