namespace WebexMeetings.Api.Sites;

/// <summary>The answer of <c>GET /meetingPreferences/sites</c>; its list is not called items.</summary>
internal sealed class SitesDto
{
    public List<SiteDto>? Sites { get; set; }
}
