namespace WebexMeetings.Api.Wire;

/// <summary>The body of <c>PUT /meetingPreferences/sites</c>.</summary>
internal sealed class DefaultSiteJson
{
    public required string SiteUrl { get; set; }
}
