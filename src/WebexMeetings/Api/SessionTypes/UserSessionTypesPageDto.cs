namespace WebexMeetings.Api.SessionTypes;

/// <summary>The answer of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class UserSessionTypesPageDto
{
    public List<UserSessionTypesDto>? Items { get; set; }
}
