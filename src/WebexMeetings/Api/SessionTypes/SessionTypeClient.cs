using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.SessionTypes;

/// <summary><c>/admin/meeting/userconfig/sessionTypes</c> and <c>/admin/meeting/config/sessionTypes</c>.</summary>
internal sealed class SessionTypeClient(ApiClient client)
{
    private const string SitePath = "/admin/meeting/config/sessionTypes";
    private const string UserPath = "/admin/meeting/userconfig/sessionTypes";
    private const string ReadScopes = "meeting:admin_schedule_read or meeting:admin_config_read";

    /// <param name="siteUrl">Of which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one session type.</returns>
    /// <exception cref="WebexApiException">The site has none, or no answer came.</exception>
    public async Task<IReadOnlyList<SiteSessionType>> GetOfSiteAsync(string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = SitePath + new QueryString().Add("siteUrl", siteUrl),
            Subject = siteUrl is null ? "Session types of your default site" : $"Session types of '{siteUrl}'",
            Scopes = ReadScopes,
        };
        SiteSessionTypesPageDto page = await client.ReadAsync(request, WebexJsonContext.Default.SiteSessionTypesPageDto, cancellationToken).ConfigureAwait(false);
        if (page.Items is not { Count: > 0 } items)
        {
            throw ApiErrors.NotFound(request, "Webex lists no session types for this site");
        }

        List<SiteSessionType> types = items.ConvertAll(item => item.ToModel(siteUrl));
        types.ForEach(client.Connection.Completions.Add);
        return types;
    }

    /// <param name="user">Whose session types.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one item: one a site.</returns>
    /// <exception cref="WebexApiException">The user has none, or no answer came.</exception>
    public async Task<IReadOnlyList<UserSessionTypes>> GetAsync(UserIdentity user, string? siteUrl, CancellationToken cancellationToken)
    {
        UserIdentity asked = await WithIdWhereNeededAsync(user, cancellationToken).ConfigureAwait(false);
        ApiRequest request = ReadRequest(asked, siteUrl);
        UserSessionTypesPageDto page = await client.ReadAsync(request, WebexJsonContext.Default.UserSessionTypesPageDto, cancellationToken).ConfigureAwait(false);
        return page.Items is { Count: > 0 } items
            ? items.ConvertAll(item => Remember(item.ToModel(asked, siteUrl)))
            : throw ApiErrors.NotFound(request, "Webex lists no session types for this user");
    }

    /// <summary>
    /// Changes a user's session types. The API takes only the whole new set, so the set is read and written back at once; what somebody
    /// else changes in the few milliseconds between is overwritten, and the API has no means against that.
    /// </summary>
    /// <param name="user">Whose.</param>
    /// <param name="siteUrl">On which site.</param>
    /// <param name="change">What to do with the types.</param>
    /// <param name="ids">The types.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The user's types after, and whether anything was changed; nothing is written when nothing is different.</returns>
    public async Task<(UserSessionTypes Types, bool Changed)> ChangeAsync(UserIdentity user, string siteUrl, SessionTypeChange change, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        UserIdentity asked = await WithIdWhereNeededAsync(user, cancellationToken).ConfigureAwait(false);
        UserSessionTypesPageDto page = await client.ReadAsync(ReadRequest(asked, siteUrl), WebexJsonContext.Default.UserSessionTypesPageDto, cancellationToken).ConfigureAwait(false);

        // Who has none yet is in no list.
        UserSessionTypes present = (OnSite(page.Items, siteUrl) ?? new UserSessionTypesDto()).ToModel(asked, siteUrl);
        List<string> before = present.SessionTypes.Select(type => type.Id).OfType<string>().ToList();
        List<string> after = Apply(change, before, ids);
        if (new HashSet<string>(before, StringComparer.Ordinal).SetEquals(after))
        {
            return (present, false);
        }

        var body = new UserSessionTypesUpdateDto { SiteUrl = siteUrl, PersonId = asked.PersonId, Email = asked.PersonId is null ? asked.Email : null, SessionTypeIds = after };
        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = UserPath,
            Body = JsonSerializer.SerializeToUtf8Bytes(body, WebexJsonContext.Default.UserSessionTypesUpdateDto),
            Subject = Subject(user, siteUrl),
            Scopes = "meeting:admin_schedule_write or meeting:admin_config_write",
        };
        UserSessionTypesDto answer = await client.ReadAsync(request, WebexJsonContext.Default.UserSessionTypesDto, cancellationToken).ConfigureAwait(false);
        return (answer.ToModel(asked, siteUrl), true);
    }

    /// <summary>Whose session types, as the beginning of a sentence.</summary>
    public static string Subject(UserIdentity user, string? siteUrl) => $"Session types of {user}" + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    private static ApiRequest ReadRequest(UserIdentity asked, string? siteUrl) => new()
    {
        Path = UserPath + new QueryString().Add("siteUrl", siteUrl).Add("personId", asked.PersonId),

        // The API takes the address as a header, of all places; never in the query.
        Headers = asked.PersonId is null ? [("email", asked.Email!)] : [],
        Subject = Subject(asked, siteUrl),
        Scopes = ReadScopes,
    };

    private static UserSessionTypesDto? OnSite(List<UserSessionTypesDto>? items, string siteUrl) =>
        items?.FirstOrDefault(item => string.Equals(item.SiteUrl, siteUrl, StringComparison.OrdinalIgnoreCase))
        ?? items?.FirstOrDefault(item => item.SiteUrl is null);

    private static List<string> Apply(SessionTypeChange change, List<string> present, IReadOnlyList<string> ids) => change switch
    {
        SessionTypeChange.Add => present.Union(ids).ToList(),
        SessionTypeChange.Remove => present.Except(ids).ToList(),
        _ => ids.ToList(),
    };

    // For completion at the prompt.
    private UserSessionTypes Remember(UserSessionTypes user)
    {
        client.Connection.Completions.Add(user.SiteUrl);
        foreach (SessionType type in user.SessionTypes)
        {
            client.Connection.Completions.Add(new SiteSessionType { SiteUrl = user.SiteUrl, Id = type.Id, ShortName = type.ShortName, Name = type.Name, Type = type.Type });
        }

        return user;
    }

    // A header carries ASCII only, so an address beyond it goes as the id that it belongs to.
    private async Task<UserIdentity> WithIdWhereNeededAsync(UserIdentity user, CancellationToken cancellationToken)
    {
        if (user.PersonId is not null || user.Email!.All(c => c is > ' ' and < (char)127))
        {
            return user;
        }

        string personId = await new PeopleClient(client).FindIdAsync(user.Email!, cancellationToken).ConfigureAwait(false);
        return user with { PersonId = personId };
    }
}
