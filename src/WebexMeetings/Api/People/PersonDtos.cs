using System.Globalization;

namespace WebexMeetings.Api.People;

/// <summary>A person as the API writes one, without the fields that the module does not use.</summary>
internal sealed class PersonDto
{
    private const string Attendee = "#attendee";

    public string? Id { get; set; }

    public List<string>? Emails { get; set; }

    public string? DisplayName { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Title { get; set; }

    public string? Department { get; set; }

    public string? OrgId { get; set; }

    public string? Type { get; set; }

    public List<string>? SiteUrls { get; set; }

    public List<SipAddressDto>? SipAddresses { get; set; }

    public List<string>? Roles { get; set; }

    public List<string>? Licenses { get; set; }

    public string? Status { get; set; }

    public bool? LoginEnabled { get; set; }

    public bool? InvitePending { get; set; }

    public string? Created { get; set; }

    public string? LastModified { get; set; }

    public string? LastActivity { get; set; }

    /// <param name="siteUrl">The site in the request, or null.</param>
    public Person ToModel(string? siteUrl) => new()
    {
        PersonId = Id,
        UserEmail = Emails?.FirstOrDefault(),
        Emails = new ItemList<string>(Emails),
        DisplayName = DisplayName,
        FirstName = FirstName,
        LastName = LastName,
        Title = Title,
        Department = Department,
        Type = Type,
        OrganizationId = OrgId,
        SiteUrl = siteUrl,
        SiteUrls = new ItemList<string>(Sites(attending: false)),
        AttendeeSiteUrls = new ItemList<string>(Sites(attending: true)),
        HasPersonalRoom = SipAddresses?.Exists(address => address.Type == SipAddressDto.PersonalRoom) ?? false,
        Roles = new ItemList<string>(Roles),
        Licenses = new ItemList<string>(Licenses),
        Status = Status,
        LoginEnabled = LoginEnabled,
        InvitePending = InvitePending,
        Created = Time(Created),
        LastModified = Time(LastModified),
        LastActivity = Time(LastActivity),
    };

    private IEnumerable<string> Sites(bool attending) =>
        (SiteUrls ?? [])
            .Where(site => site.EndsWith(Attendee, StringComparison.OrdinalIgnoreCase) == attending)
            .Select(site => (attending ? site.Substring(0, site.Length - Attendee.Length) : site).ToLowerInvariant());

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}

/// <summary>A person's SIP address.</summary>
internal sealed class SipAddressDto
{
    public const string PersonalRoom = "personal-room";

    public string? Type { get; set; }
}

/// <summary>The response of <c>GET /people</c>.</summary>
internal sealed class PeoplePageDto
{
    public List<PersonDto>? Items { get; set; }
}

/// <summary>The response of <c>GET /authorizations/tokenExpiry</c>.</summary>
internal sealed class TokenExpiryDto
{
    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long? Exp { get; set; }
}
