using WebexMeetings.Api.Wire;

namespace WebexMeetings.Api;

/// <summary><c>/admin/meeting/userconfig/sessionTypes</c>.</summary>
internal sealed class SessionTypes(ApiClient client)
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
        SiteSessionTypesPageJson page = await client.ReadAsync(request, WireJson.Default.SiteSessionTypesPageJson, cancellationToken).ConfigureAwait(false);
        return page.Items is { Count: > 0 } items
            ? items.ConvertAll(item => item.ToModel(siteUrl))
            : throw ApiErrors.NotFound(request, "Webex lists no session types for this site");
    }

    /// <param name="user">Whose session types.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one item: one a site.</returns>
    /// <exception cref="WebexApiException">The user has none, or no answer came.</exception>
    public async Task<IReadOnlyList<UserSessionTypes>> GetAsync(UserIdentity user, string? siteUrl, CancellationToken cancellationToken)
    {
        UserIdentity asked = await WithIdWhereNeededAsync(user, cancellationToken).ConfigureAwait(false);
        var request = new ApiRequest
        {
            Path = UserPath + new QueryString().Add("siteUrl", siteUrl).Add("personId", asked.PersonId),

            // The API takes the address as a header, of all places; never in the query.
            Header = asked.PersonId is null ? ("email", asked.Email!) : null,
            Subject = $"Session types of {user}" + (siteUrl is null ? string.Empty : $" on '{siteUrl}'"),
            Scopes = ReadScopes,
        };
        UserSessionTypesPageJson page = await client.ReadAsync(request, WireJson.Default.UserSessionTypesPageJson, cancellationToken).ConfigureAwait(false);
        return page.Items is { Count: > 0 } items
            ? items.ConvertAll(item => item.ToModel(asked, siteUrl))
            : throw ApiErrors.NotFound(request, "Webex lists no session types for this user");
    }

    // A header carries ASCII only, so an address beyond it goes as the id that it belongs to.
    private async Task<UserIdentity> WithIdWhereNeededAsync(UserIdentity user, CancellationToken cancellationToken)
    {
        if (user.PersonId is not null || user.Email!.All(c => c is > ' ' and < (char)127))
        {
            return user;
        }

        string personId = await new People(client).FindIdAsync(user.Email!, cancellationToken).ConfigureAwait(false);
        return user with { PersonId = personId };
    }
}
