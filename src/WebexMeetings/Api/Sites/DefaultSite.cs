using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;

namespace WebexMeetings.Api.Sites;

/// <summary>Gets the site that Webex uses by default, for the calls that have to name one. It requests the site once.</summary>
/// <param name="client">Sends the request.</param>
/// <param name="cancellationToken">Stops the request.</param>
internal sealed class DefaultSite(ApiClient client, CancellationToken cancellationToken)
{
    private readonly Lazy<Task<string>> site = new(() => AskAsync(client, cancellationToken));

    /// <exception cref="WebexApiException">The default site is not known, or no response arrived.</exception>
    public Task<string> GetAsync() => site.Value;

    private static async Task<string> AskAsync(ApiClient client, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<Site> sites = await new SitesClient(client).GetAsync(null, null, cancellationToken).ConfigureAwait(false);
            IEnumerable<Site> marked = sites.Count == 1 ? sites : sites.Where(site => site.IsDefault);
            return marked.Select(site => SiteHost.Parse(site.SiteUrl)).Distinct(StringComparer.Ordinal).ToList() is [var only]
                ? only
                : throw InvalidInput.NotChanged("Webex does not mark exactly one site as the default", "Give -SiteUrl.");
        }
        catch (WebexApiException failure)
            when (failure.Kind is WebexErrorKind.Forbidden or WebexErrorKind.NotFound or WebexErrorKind.InvalidInput)
        {
            throw InvalidInput.NotChanged(
                $"This call has to name a site, and the default site of the signed-in user is not known ({failure.Message})",
                "Give -SiteUrl, or connect with Connect-Webex -SiteUrl.");
        }
    }
}
