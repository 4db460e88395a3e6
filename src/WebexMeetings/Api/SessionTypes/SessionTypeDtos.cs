using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>The response of <c>GET /admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class UserSessionTypesPageDto
{
    public Field<List<UserSessionTypesDto>> Items { get; set; }
}

/// <summary>A user's session types on one site.</summary>
internal sealed class UserSessionTypesDto
{
    public string? PersonId { get; set; }

    public string? Email { get; set; }

    public string? SiteUrl { get; set; }

    public Field<List<SessionTypeDto>> SessionTypes { get; set; }

    /// <param name="asked">The user in the request, who replaces missing fields of the response.</param>
    /// <param name="siteUrl">The site in the request, or null.</param>
    public UserSessionTypes ToModel(UserIdentity asked, string? siteUrl)
    {
        string? email = Email ?? asked.Email;
        string? site = SiteUrl ?? siteUrl;
        return new UserSessionTypes
        {
            PersonId = PersonId ?? asked.PersonId,
            Email = email,
            SiteUrl = site,
            SessionTypes = new ItemList<SessionType>(SessionTypes.Value?.Select(type => type.ToModel(email, site))),
        };
    }
}

/// <summary>A session type.</summary>
internal sealed class SessionTypeDto
{
    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    /// <param name="userEmail">The user of the session type, or null when not known.</param>
    /// <param name="siteUrl">The site of the session type, or null when not known.</param>
    public SessionType ToModel(string? userEmail, string? siteUrl) =>
        new() { UserEmail = userEmail, SiteUrl = siteUrl, Id = Id, ShortName = ShortName, Name = Name, Type = Type };

    public override string ToString() => ShortName ?? Name ?? Id ?? string.Empty;
}

/// <summary>The body of <c>PUT /admin/meeting/userconfig/sessionTypes</c>: the whole new set.</summary>
internal sealed class UserSessionTypesUpdateDto
{
    public required string SiteUrl { get; set; }

    public string? PersonId { get; set; }

    /// <summary>The write has the address in the body, although the read has it in a header.</summary>
    public string? Email { get; set; }

    public required List<string> SessionTypeIds { get; set; }
}

/// <summary>The response of <c>GET /admin/meeting/config/sessionTypes</c>.</summary>
internal sealed class SiteSessionTypesPageDto
{
    public List<SiteSessionTypeDto>? Items { get; set; }
}

/// <summary>A session type of a site.</summary>
internal sealed class SiteSessionTypeDto
{
    public string? SiteUrl { get; set; }

    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    /// <param name="siteUrl">The site in the request, or null.</param>
    public SiteSessionType ToModel(string? siteUrl) => new()
    {
        SiteUrl = SiteUrl ?? siteUrl,
        Id = Id,
        ShortName = ShortName,
        Name = Name,
        Type = Type,
    };
}
