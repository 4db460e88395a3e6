using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.People;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>
/// Finds out whether the session types in a response belong to the user in the request. Without an administrator's scopes, Webex may ignore
/// the user. For an alternate address, it may return the primary one.
/// </summary>
internal sealed class SessionTypeOwner(ApiClient client, UserIdentity asked)
{
    private readonly List<string> addresses = asked.Email is null || asked.PersonId is not null ? [] : [asked.Email];
    private string? personId = asked.PersonId;

    /// <summary>Gets the user to write to, with the ID as soon as a response has shown it.</summary>
    public UserIdentity User => new(asked.Email, personId);

    /// <summary>Returns whether the response is about the user, from its own fields; null when this requires a look-up.</summary>
    public bool? IsNamed(UserSessionTypesDto response)
    {
        if (!string.IsNullOrWhiteSpace(response.PersonId) && personId is not null)
        {
            return PersonIdentifier.AreSame(response.PersonId!, personId);
        }

        bool isKnownAddress = addresses.Exists(
            address => string.Equals(address, response.Email?.Trim(), StringComparison.OrdinalIgnoreCase));
        return isKnownAddress ? true : null;
    }

    /// <summary>Does the same, with the people API when the response alone is not sufficient.</summary>
    public async Task<bool> IsOwnAsync(UserSessionTypesDto response, CancellationToken cancellationToken)
    {
        bool isOwn = IsNamed(response) ?? await LookUpAsync(response, cancellationToken).ConfigureAwait(false);
        if (isOwn)
        {
            Remember(response);
        }

        return isOwn;
    }

    /// <summary>Finds the ID of a user who is known by an address only.</summary>
    /// <exception cref="WebexApiException">The ID was not found.</exception>
    public async Task FindIdAsync(string subject, CancellationToken cancellationToken)
    {
        try
        {
            personId = await new PeopleClient(client).FindIdAsync(asked.Email!, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }
    }

    /// <summary>Returns the user in a response, for an error.</summary>
    public string Describe(UserSessionTypesDto response) =>
        (response.Email ?? response.PersonId) is { } name && !string.IsNullOrWhiteSpace(name) ? Show(name) : "nobody";

    /// <summary>Returns a text from a response, for an error: masked and in quotes.</summary>
    public string Show(string text) => InvalidInput.Show(client.Show(text));

    private void Remember(UserSessionTypesDto response)
    {
        personId ??= string.IsNullOrWhiteSpace(response.PersonId) ? null : response.PersonId;
        if (!string.IsNullOrWhiteSpace(response.Email))
        {
            addresses.Add(response.Email!.Trim());
        }
    }

    private async Task<bool> LookUpAsync(UserSessionTypesDto response, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(response.PersonId) && string.IsNullOrWhiteSpace(response.Email))
        {
            return false;
        }

        try
        {
            var people = new PeopleClient(client);
            string id = personId ?? await people.FindIdAsync(asked.Email!, cancellationToken).ConfigureAwait(false);
            string returned = string.IsNullOrWhiteSpace(response.PersonId)
                ? await people.FindIdAsync(response.Email!.Trim(), cancellationToken).ConfigureAwait(false)
                : response.PersonId!;
            if (!PersonIdentifier.AreSame(id, returned))
            {
                return false;
            }

            personId = id;
            return true;
        }
        catch (WebexApiException unknown)
            when (unknown.Kind is WebexErrorKind.NotFound or WebexErrorKind.Forbidden or WebexErrorKind.BadRequest)
        {
            return false;
        }
    }
}

/// <summary>
/// Finds the one item of a response that a change can use, which is certainly about the user and the site in the request.
/// </summary>
internal static class UserSessionTypesReader
{
    /// <param name="subject">The owner of the session types to change, as the beginning of a sentence.</param>
    /// <param name="page">What Webex returned.</param>
    /// <param name="owner">The user in the request.</param>
    /// <param name="siteUrl">The site, as a lower-case host.</param>
    /// <param name="cancellationToken">Stops look-ups.</param>
    /// <returns>
    /// The session types. They are known to be empty when the response to a request by ID has no item, because a user without any is not
    /// in the list.
    /// </returns>
    /// <exception cref="WebexApiException">The response is about another user or site, or does not say about which.</exception>
    public static async Task<UserSessionTypesDto> PickAsync(
        string subject,
        UserSessionTypesPageDto page,
        SessionTypeOwner owner,
        string siteUrl,
        CancellationToken cancellationToken)
    {
        if (!page.Items.IsKnown)
        {
            throw ResponseMismatch.NotChanged(
                subject,
                "Webex's response has no readable list of items",
                "Look with Get-WebexUserSessionType, then try again.");
        }

        List<UserSessionTypesDto> items = page.Items.Value!;
        if (items.Count == 0)
        {
            return new UserSessionTypesDto { SiteUrl = siteUrl, SessionTypes = Field<List<SessionTypeDto>>.Known([]) };
        }

        List<UserSessionTypesDto> onSite = items.FindAll(item => SiteHost.TryParse(item.SiteUrl) == siteUrl);
        if (onSite.Count == 0)
        {
            throw OtherSite(subject, owner, items);
        }

        foreach (UserSessionTypesDto item in onSite)
        {
            if (!await IsOwnAsync(subject, owner, item, cancellationToken).ConfigureAwait(false))
            {
                throw OtherUser(subject, owner, item);
            }
        }

        return onSite.Skip(1).All(item => AreSame(item, onSite[0]))
            ? onSite[0]
            : throw ResponseMismatch.NotChanged(
                subject,
                "Webex's response has several items for this site, and they differ",
                "Look with Get-WebexUserSessionType, then try again.");
    }

    private static async Task<bool> IsOwnAsync(
        string subject, SessionTypeOwner owner, UserSessionTypesDto item, CancellationToken cancellationToken)
    {
        try
        {
            return await owner.IsOwnAsync(item, cancellationToken).ConfigureAwait(false);
        }
        catch (WebexApiException failure)
        {
            throw ResponseMismatch.NotChecked(subject, failure);
        }
    }

    private static WebexApiException OtherSite(string subject, SessionTypeOwner owner, List<UserSessionTypesDto> items)
    {
        List<string> sites = items.Select(item => item.SiteUrl?.Trim()).OfType<string>().Where(site => site.Length > 0).Distinct().ToList();
        return sites.Count == 0
            ? ResponseMismatch.NotChanged(
                subject,
                "Webex's response does not say which site it is about",
                "Look with Get-WebexUserSessionType, then try again.")
            : ResponseMismatch.NotChanged(
                subject,
                $"Webex's response is about {string.Join(", ", sites.Take(3).Select(owner.Show))}",
                $"If the site was renamed, use its new name: -SiteUrl {owner.Show(sites[0])}. Else check -SiteUrl.");
    }

    private static WebexApiException OtherUser(string subject, SessionTypeOwner owner, UserSessionTypesDto item) =>
        ResponseMismatch.NotChanged(
            subject,
            $"Webex's response names {owner.Describe(item)}",
            "Check that the sign-in has an administrator's scopes; without them Webex may return the signed-in user's own. "
                + "For an alternate address, use -PersonId.");

    private static bool AreSame(UserSessionTypesDto one, UserSessionTypesDto other) =>
        SessionTypeMerge.Known(one.SessionTypes) is { } types
        && SessionTypeMerge.Known(other.SessionTypes) is { } others
        && new HashSet<string>(types, StringComparer.Ordinal).SetEquals(others);
}
