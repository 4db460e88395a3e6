using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

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
    /// The session types. They are known to be empty when the response has no item, because a user without any is not in the list.
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
            throw OtherSite(subject, items);
        }

        foreach (UserSessionTypesDto item in onSite)
        {
            if (!await IsOwnAsync(subject, owner, item, cancellationToken).ConfigureAwait(false))
            {
                throw OtherUser(subject, item);
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

    private static WebexApiException OtherSite(string subject, List<UserSessionTypesDto> items)
    {
        List<string> sites = items.Select(item => item.SiteUrl?.Trim()).OfType<string>().Where(site => site.Length > 0).Distinct().ToList();
        return sites.Count == 0
            ? ResponseMismatch.NotChanged(
                subject,
                "Webex's response does not say which site it is about",
                "Look with Get-WebexUserSessionType, then try again.")
            : ResponseMismatch.NotChanged(
                subject,
                $"Webex's response is about {string.Join(", ", sites.Take(3).Select(InvalidInput.Show))}",
                $"If the site was renamed, use its new name: -SiteUrl {InvalidInput.Show(sites[0])}. Else check -SiteUrl.");
    }

    private static WebexApiException OtherUser(string subject, UserSessionTypesDto item) => ResponseMismatch.NotChanged(
        subject,
        $"Webex's response names {SessionTypeOwner.Describe(item)}",
        "Check that the sign-in has an administrator's scopes; without them Webex may return the signed-in user's own. "
            + "For an alternate address, use -PersonId.");

    private static bool AreSame(UserSessionTypesDto one, UserSessionTypesDto other) =>
        SessionTypeMerge.Known(one.SessionTypes) is { } types
        && SessionTypeMerge.Known(other.SessionTypes) is { } others
        && new HashSet<string>(types, StringComparer.Ordinal).SetEquals(others);
}
