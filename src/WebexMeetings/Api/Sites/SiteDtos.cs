namespace WebexMeetings.Api.Sites;

/// <summary>The response of <c>GET /meetingPreferences/sites</c>; its list is not called items.</summary>
internal sealed class SitesDto
{
    public List<SiteDto>? Sites { get; set; }
}

/// <summary>A site of a user.</summary>
internal sealed class SiteDto
{
    public string? SiteUrl { get; set; }

    public bool? Default { get; set; }

    public Site ToModel(string? userEmail) => new() { UserEmail = userEmail, SiteUrl = SiteUrl, IsDefault = Default ?? false };
}

/// <summary>The body of <c>PUT /meetingPreferences/sites</c>.</summary>
internal sealed class DefaultSiteDto
{
    public required string SiteUrl { get; set; }
}
