namespace WebexMeetings.Api.Sites;

/// <summary>The body of <c>PUT /meetingPreferences/sites</c>.</summary>
internal sealed class DefaultSiteDto
{
    public required string SiteUrl { get; set; }
}
