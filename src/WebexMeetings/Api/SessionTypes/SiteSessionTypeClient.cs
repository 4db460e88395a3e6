using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

/// <summary><c>/admin/meeting/config/sessionTypes</c>.</summary>
internal sealed class SiteSessionTypeClient(ApiClient client)
{
    /// <summary>The scopes that the session types of a site and of its users need.</summary>
    public const string ReadScopes = "meeting:admin_schedule_read or meeting:admin_config_read";

    private const string Path = "/admin/meeting/config/sessionTypes";

    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one session type.</returns>
    /// <exception cref="WebexApiException">The site has none, or no response arrived.</exception>
    public async Task<IReadOnlyList<SiteSessionType>> GetAsync(string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = Path + new QueryString().Add("siteUrl", siteUrl),
            Subject = siteUrl is null ? "Session types of your default site" : $"Session types of '{siteUrl}'",
            WhenNotFound = NotFoundActions.Site,
            Scopes = ReadScopes,
        };
        SiteSessionTypesPageDto page = await client
            .ReadAsync(request, WebexJsonContext.Default.SiteSessionTypesPageDto, cancellationToken)
            .ConfigureAwait(false);
        if (page.Items is not { Count: > 0 } items)
        {
            throw ApiErrors.NotFound(request, "Webex lists no session types for this site");
        }

        List<SiteSessionType> types = items.ConvertAll(item => item.ToModel(siteUrl));
        types.ForEach(client.Connection.Completions.Add);
        return types;
    }
}

/// <summary>Finds session types by their ID or name. It requests the types of a site once, for any number of users.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="cancellationToken">
/// Stops the requests. It is not the token of one input, because all inputs wait for the same response.
/// </param>
internal sealed class SiteSessionTypes(ApiClient client, CancellationToken cancellationToken)
{
    private readonly SharedLookup<IReadOnlyList<SiteSessionType>> sites = new();

    /// <summary>Returns the IDs of the named session types on a site, each once.</summary>
    /// <param name="subject">What the session types are for, as the beginning of a sentence.</param>
    /// <param name="siteUrl">The site, as a lower-case host.</param>
    /// <param name="names">IDs, short names or names.</param>
    /// <exception cref="WebexApiException">The site has no such type or several, or no response arrived.</exception>
    public async Task<IReadOnlyList<string>> FindIdsAsync(string subject, string siteUrl, IEnumerable<string> names)
    {
        IReadOnlyList<SiteSessionType> types;
        try
        {
            types = await sites
                .GetAsync(siteUrl, () => new SiteSessionTypeClient(client).GetAsync(siteUrl, cancellationToken))
                .ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotLookedUp(subject, failure);
        }

        return names.Select(name => Find(subject, name, types).Id!).Distinct(StringComparer.Ordinal).ToList();
    }

    // The ID comes first, then the short name. A name may be any text, also the short name of another type.
    private SiteSessionType Find(string subject, string name, IReadOnlyList<SiteSessionType> types)
    {
        List<SiteSessionType> usable = types.Where(type => !string.IsNullOrEmpty(type.Id)).ToList();
        return usable.Find(type => Is(type.Id, name))
            ?? FindOnly(subject, name, usable, type => type.ShortName)
            ?? FindOnly(subject, name, usable, type => type.Name)
            ?? throw InvalidInput.NotChanged(
                $"{subject}: The site has no session type {InvalidInput.Show(name)}; it has {Show(usable)}",
                "Name one of these by its ID, short name or name. Get-WebexSiteSessionType lists them.");
    }

    private SiteSessionType? FindOnly(string subject, string name, List<SiteSessionType> types, Func<SiteSessionType, string?> nameOf)
    {
        List<SiteSessionType> found = types.FindAll(type => Is(nameOf(type), name));
        return found.Select(type => type.Id).Distinct(StringComparer.Ordinal).Count() < 2
            ? found.FirstOrDefault()
            : throw InvalidInput.NotChanged(
                $"{subject}: The site has {found.Count} session types {InvalidInput.Show(name)}: {Show(found)}", "Name one of these by its ID.");
    }

    private static bool Is(string? known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);

    private string Show(List<SiteSessionType> types) => string.Join(", ", types.Select(Show));

    private string Show(SiteSessionType type) => client.Show($"{type.ShortName ?? type.Name} ({type.Id})");
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
