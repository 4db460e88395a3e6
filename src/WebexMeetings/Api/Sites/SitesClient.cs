using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Api.Sites;

/// <summary><c>/meetingPreferences/sites</c>.</summary>
internal sealed class SitesClient(ApiClient client)
{
    private const string Path = "/meetingPreferences/sites";

    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site to look the user up on; null for the default site of the signed-in user.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one site.</returns>
    /// <exception cref="WebexApiException">The user has no site, or no response arrived.</exception>
    public async Task<IReadOnlyList<Site>> GetAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = Path + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Subject = (userEmail is null ? "Your own sites" : $"Sites of '{userEmail}'")
                + (siteUrl is null ? string.Empty : $", looked up on '{siteUrl}'"),
            Scopes = userEmail is null
                ? "meeting:preferences_read"
                : "meeting:admin_preferences_read (your own sites: meeting:preferences_read)",
        };
        SitesDto answer = await client.ReadAsync(request, WebexJsonContext.Default.SitesDto, cancellationToken).ConfigureAwait(false);
        if (answer.Sites is not { Count: > 0 } sites)
        {
            throw ApiErrors.NotFound(request, "Webex lists no site for this user");
        }

        sites.ForEach(site => client.Connection.Completions.Add(site.SiteUrl));
        return sites.ConvertAll(site => site.ToModel(userEmail));
    }

    /// <summary>Makes a site the default site of a user.</summary>
    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site, as a lower-case host.</param>
    /// <param name="readBack">Whether to read the new state when Webex does not return it.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>The site after the change; null when Webex did not return it and <paramref name="readBack"/> is false.</returns>
    /// <exception cref="WebexApiException">Webex seems to ignore the user or returned another site, or no response arrived.</exception>
    public async Task<Site?> SetDefaultAsync(string? userEmail, string siteUrl, bool readBack, CancellationToken cancellationToken)
    {
        string subject = DefaultSubject(userEmail);
        if (userEmail is not null)
        {
            await CallerRoom.Of(client)
                .RefuseIfUserIsIgnoredAsync(subject, userEmail, null, HasSitesAsync, cancellationToken)
                .ConfigureAwait(false);
        }

        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = Path + new QueryString().Add("defaultSite", "true").Add("userEmail", userEmail),
            Body = JsonSerializer.SerializeToUtf8Bytes(new DefaultSiteDto { SiteUrl = siteUrl }, WebexJsonContext.Default.DefaultSiteDto),
            Subject = subject,
            WhenNotFound = new NotFoundActions($"Check that '{siteUrl}' is a site of this user; Get-WebexSite lists them."),
            Scopes = userEmail is null
                ? "meeting:preferences_write"
                : "meeting:admin_preferences_write (your own: meeting:preferences_write)",
        };
        SiteDto? site = await client.WriteAsync(request, WebexJsonContext.Default.SiteDto, cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(site?.SiteUrl))
        {
            return readBack ? await ReadBackAsync(subject, userEmail, siteUrl, cancellationToken).ConfigureAwait(false) : null;
        }

        return SiteHost.TryParse(site!.SiteUrl) == siteUrl
            ? site.ToModel(userEmail)
            : throw ResponseMismatch.Sent(
                subject, $"Webex's response is about {InvalidInput.Show(client.Show(site.SiteUrl))} instead of '{siteUrl}'");

        async Task<bool> HasSitesAsync(string user) =>
            (await GetAsync(user, siteUrl, cancellationToken).ConfigureAwait(false)).Count > 0;
    }

    private async Task<Site> ReadBackAsync(string subject, string? userEmail, string siteUrl, CancellationToken cancellationToken)
    {
        IReadOnlyList<Site> sites;
        try
        {
            sites = await GetAsync(userEmail, userEmail is null ? null : siteUrl, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotReadBack(subject, failure);
        }

        return sites.FirstOrDefault(site => SiteHost.TryParse(site.SiteUrl) == siteUrl)
            ?? throw ResponseMismatch.Sent(subject, $"Webex does not list '{siteUrl}' now");
    }

    /// <summary>Returns the beginning of a sentence about a user's default site.</summary>
    public static string DefaultSubject(string? userEmail) =>
        userEmail is null ? "Your own default site" : $"Default site of '{userEmail}'";
}

/// <summary>Gets the site that Webex uses by default, for the calls that have to name one. It requests the site once.</summary>
/// <param name="client">Sends the request.</param>
/// <param name="cancellationToken">Stops the request.</param>
internal sealed class DefaultSite(ApiClient client, CancellationToken cancellationToken)
{
    private readonly SharedLookup<string> site = new();

    /// <param name="subject">What the site is for, as the beginning of a sentence.</param>
    /// <exception cref="WebexApiException">The default site is not known, or no response arrived.</exception>
    public async Task<string> GetAsync(string subject)
    {
        try
        {
            return await site.GetAsync(string.Empty, AskAsync).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotLookedUp(subject, failure);
        }
    }

    private async Task<string> AskAsync()
    {
        try
        {
            IReadOnlyList<Site> sites = await new SitesClient(client).GetAsync(null, null, cancellationToken).ConfigureAwait(false);
            IEnumerable<Site> marked = sites.Count == 1 ? sites : sites.Where(site => site.IsDefault);
            return marked.Select(site => SiteHost.TryParse(site.SiteUrl)).Distinct(StringComparer.Ordinal).ToList() is [{ } only]
                ? only
                : throw NotKnown("Webex does not mark exactly one site as the default");
        }
        catch (WebexApiException failure)
            when (failure.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.BadRequest)
        {
            throw NotKnown(failure.Message.TrimEnd('.'));
        }
    }

    private static WebexApiException NotKnown(string reason) => new(
        WebexErrorKind.InvalidInput,
        $"This call has to name a site, and the default site of the signed-in user is not known ({reason}).")
    {
        RecommendedAction = "Give -SiteUrl, or connect with Connect-Webex -SiteUrl.",
    };
}

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
