namespace WebexMeetings.Api.SessionTypes;

/// <summary>The answer of <c>GET /admin/meeting/config/sessionTypes</c>.</summary>
internal sealed class SiteSessionTypesPageDto
{
    public List<SiteSessionTypeDto>? Items { get; set; }
}
