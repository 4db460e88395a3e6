namespace WebexMeetings.Api.Wire;

/// <summary>The answer of <c>GET /meetingPreferences/sites</c>; its list is not called items.</summary>
internal sealed class SitesJson
{
    public List<SiteJson>? Sites { get; set; }
}
