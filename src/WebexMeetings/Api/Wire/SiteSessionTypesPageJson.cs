namespace WebexMeetings.Api.Wire;

/// <summary>The answer of <c>GET /admin/meeting/config/sessionTypes</c>.</summary>
internal sealed class SiteSessionTypesPageJson
{
    public List<SiteSessionTypeJson>? Items { get; set; }
}
