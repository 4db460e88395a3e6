namespace WebexMeetings.Api.SessionTypes;

/// <summary>A session type of a site as the API writes it.</summary>
internal sealed class SiteSessionTypeDto
{
    public string? SiteUrl { get; set; }

    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    /// <param name="siteUrl">The site that was asked for, or null.</param>
    public SiteSessionType ToModel(string? siteUrl) => new()
    {
        SiteUrl = SiteUrl ?? siteUrl,
        Id = Id,
        ShortName = ShortName,
        Name = Name,
        Type = Type,
    };
}
