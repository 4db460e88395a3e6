namespace WebexMeetings.Api.Sites;

/// <summary>A site as the API writes it.</summary>
internal sealed class SiteDto
{
    public string? SiteUrl { get; set; }

    public bool? Default { get; set; }

    public Site ToModel(string? userEmail) => new() { UserEmail = userEmail, SiteUrl = SiteUrl, IsDefault = Default ?? false };
}
