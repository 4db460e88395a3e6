using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>A user's session types on one site as the API writes them.</summary>
internal sealed class UserSessionTypesDto
{
    public string? PersonId { get; set; }

    public string? Email { get; set; }

    public string? SiteUrl { get; set; }

    public List<SessionTypeDto>? SessionTypes { get; set; }

    /// <param name="asked">Whose types were asked for; it stands in for what the answer leaves out.</param>
    /// <param name="siteUrl">The site that was asked for, or null.</param>
    public UserSessionTypes ToModel(UserIdentity asked, string? siteUrl)
    {
        string? email = Email ?? asked.Email;
        string? site = SiteUrl ?? siteUrl;
        return new UserSessionTypes
        {
            PersonId = PersonId ?? asked.PersonId,
            Email = email,
            SiteUrl = site,
            SessionTypes = new ItemList<SessionType>(SessionTypes?.Select(type => type.ToModel(email, site))),
        };
    }
}
