using System.Globalization;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.People;

/// <summary>The filters of a list or a search of people, apart from their names.</summary>
/// <param name="SiteUrl">Only people who can host on this site, which the result carries too. Null for any.</param>
/// <param name="OrganizationId">Only people of this organization. Null for the organization of the signed-in user.</param>
/// <param name="ExcludeStatus">Whether to omit the status, which takes Webex time to find out.</param>
internal sealed record PeopleQuery(string? SiteUrl, string? OrganizationId = null, bool ExcludeStatus = false)
{
    public QueryString AddTo(QueryString query) => query.Add("orgId", OrganizationId).Add("excludeStatus", ExcludeStatus ? "true" : null);
}

/// <summary><c>/people</c> and <c>/authorizations/tokenExpiry</c>.</summary>
internal sealed class PeopleClient(ApiClient client)
{
    private const string Scopes = "spark:people_read or spark-admin:people_read";
    private const string AdministratorScope = "spark-admin:people_read";

    /// <summary>Webex lowers it to its own limit.</summary>
    private const string LargestPage = "1000";

    /// <summary>Returns the signed-in user.</summary>
    /// <param name="siteUrl">The site that this person has to be able to host on, which the result carries too. Null for any.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="WebexApiException">The person cannot host there, or no response arrived.</exception>
    public async Task<Person> GetMeAsync(string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people/me",
            Subject = "The signed-in user",
            Scopes = Scopes,
            WhenNotFound = NotFoundActions.PeoplePath,
        };
        PersonDto person = await client.ReadAsync(request, WebexJsonContext.Default.PersonDto, cancellationToken).ConfigureAwait(false);
        return OnSite("The signed-in user", [person], siteUrl)[0];
    }

    /// <summary>Returns the person with this ID.</summary>
    /// <inheritdoc cref="GetMeAsync"/>
    public async Task<Person> GetAsync(string personId, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people/" + Uri.EscapeDataString(personId),
            Subject = $"Person with the ID '{personId}'",
            Scopes = Scopes,
            WhenNotFound = NotFoundActions.PersonWithId,
        };
        PersonDto person = await client.ReadAsync(request, WebexJsonContext.Default.PersonDto, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(person.Id) || PersonIdentifier.AreSame(person.Id!, personId)
            ? OnSite($"Person '{personId}'", [person], siteUrl)[0]
            : throw ApiErrors.Mismatch(request, $"Webex's response is about another person, {InvalidInput.Show(client.Show(person.Id))}");
    }

    /// <summary>Returns the people with this address, usually one.</summary>
    /// <exception cref="WebexApiException">The token can see nobody with this address, or none of them can host on the site.</exception>
    /// <inheritdoc cref="GetMeAsync"/>
    /// <param name="email">The address.</param>
    /// <param name="query">The filters.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<IReadOnlyList<Person>> FindAsync(string email, PeopleQuery query, CancellationToken cancellationToken)
    {
        // A page may be empty although another one follows.
        List<PersonDto> people = [];
        NextPage? next = null;
        do
        {
            Page<PeoplePageDto> page = await ReadPageAsync(FindRequest(email, query, next), cancellationToken).ConfigureAwait(false);
            people.AddRange(page.Content.Items ?? []);
            next = page.Next;
        }
        while (next is not null);

        return people.Count > 0
            ? OnSite($"Person '{email}'", people, query.SiteUrl)
            : throw ApiErrors.NotFound(FindRequest(email, query), "Nobody with this address is visible to this token");
    }

    /// <summary>Returns a page of the people that the token can see.</summary>
    /// <param name="displayName">The beginning of their names; null for all.</param>
    /// <param name="query">The filters.</param>
    /// <param name="next">The page that the one before it links to; null for the first.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<Page<IReadOnlyList<Person>>> ListAsync(
        string? displayName, PeopleQuery query, NextPage? next, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/people" + query.AddTo(new QueryString().Add("displayName", displayName)).Add("max", LargestPage),
            Page = next,
            Subject = displayName is null ? "People of the organization" : $"People whose name begins with '{displayName}'",
            Scopes = displayName is null ? AdministratorScope : Scopes,
            WhenNotFound = NotFoundActions.PeoplePath,

            // Webex asks any other user for an address or a name, which -All cannot have.
            WhenBadRequest = displayName is null && next is null
                ? $"Sign in as an administrator with the scope {AdministratorScope}, which -All needs. "
                    + "Other users can find people with -UserEmail or -DisplayName."
                : null,
        };
        Page<PeoplePageDto> page = await ReadPageAsync(request, cancellationToken).ConfigureAwait(false);
        return new Page<IReadOnlyList<Person>>(OnSite(page.Content.Items ?? [], query.SiteUrl), page.Next);
    }

    /// <summary>Returns the time when the access token expires; null when the response does not contain it.</summary>
    public async Task<DateTimeOffset?> GetTokenExpiryAsync(CancellationToken cancellationToken)
    {
        var request = new ApiRequest { Path = "/authorizations/tokenExpiry", Subject = "Expiry of the access token" };
        TokenExpiryDto expiry = await client
            .ReadAsync(request, WebexJsonContext.Default.TokenExpiryDto, cancellationToken)
            .ConfigureAwait(false);
        return expiry.Exp is > 0 and < 253_402_300_799_000 ? DateTimeOffset.FromUnixTimeMilliseconds(expiry.Exp.Value) : null;
    }

    /// <summary>Returns the ID of the person with this address.</summary>
    /// <exception cref="WebexApiException">The token can see nobody or several people with this address.</exception>
    public async Task<string> FindIdAsync(string email, CancellationToken cancellationToken)
    {
        List<Person> people = (await FindAsync(email, new PeopleQuery(null), cancellationToken).ConfigureAwait(false))
            .Where(person => !string.IsNullOrEmpty(person.PersonId))
            .ToList();

        // An alternate address finds its owner, and the response has the primary address. A single result is therefore the right person.
        if (people.Count > 1)
        {
            people = people.FindAll(person => person.Emails.Contains(email, StringComparer.OrdinalIgnoreCase));
        }

        return people.Select(person => person.PersonId!).Distinct(StringComparer.Ordinal).ToList() is [var id]
            ? id
            : throw ApiErrors.NotFound(
                FindRequest(email, new PeopleQuery(null)),
                "Webex does not return the ID of exactly one person with this address");
    }

    private Task<Page<PeoplePageDto>> ReadPageAsync(ApiRequest request, CancellationToken cancellationToken) => client.ReadPageAsync(
        request, WebexJsonContext.Default.PeoplePageDto, people => people.Items is not { Count: > 0 }, cancellationToken);

    private static ApiRequest FindRequest(string email, PeopleQuery query, NextPage? next = null) => new()
    {
        Path = "/people" + query.AddTo(new QueryString().Add("email", email)),
        Page = next,
        Subject = $"Person with the address '{email}'",
        Scopes = Scopes,
        WhenNotFound = NotFoundActions.PersonWithAddress,
    };

    private static List<Person> OnSite(string subject, List<PersonDto> people, string? siteUrl) =>
        OnSite(people, siteUrl) is { Count: > 0 } there
            ? there
            : throw ApiErrors.NotFound(
                new ApiRequest { Subject = subject, WhenNotFound = NotFoundActions.HostOnSite },
                $"This person cannot host on '{siteUrl}'");

    private static List<Person> OnSite(List<PersonDto> people, string? siteUrl) =>
        people.Select(person => person.ToModel(siteUrl)).Where(person => siteUrl is null || person.SiteUrls.Contains(siteUrl)).ToList();
}

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
            .Select(site => site.Trim())
            .Where(site => site.EndsWith(Attendee, StringComparison.OrdinalIgnoreCase) == attending)
            .Select(site => attending ? site.Substring(0, site.Length - Attendee.Length) : site)
            .Select(site => SiteHost.TryParse(site) ?? site.ToLowerInvariant());

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
