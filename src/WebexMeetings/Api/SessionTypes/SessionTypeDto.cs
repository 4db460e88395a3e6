namespace WebexMeetings.Api.SessionTypes;

/// <summary>A session type as the API writes it.</summary>
internal sealed class SessionTypeDto
{
    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    /// <param name="userEmail">Whose session type this is, or null when not known.</param>
    /// <param name="siteUrl">The site of the session type, or null when not known.</param>
    public SessionType ToModel(string? userEmail, string? siteUrl) =>
        new() { UserEmail = userEmail, SiteUrl = siteUrl, Id = Id, ShortName = ShortName, Name = Name, Type = Type };
}
