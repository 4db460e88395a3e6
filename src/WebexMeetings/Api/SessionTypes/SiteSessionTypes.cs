using System.Collections.Concurrent;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>Finds session types by their ID or name. It requests the types of a site once, for any number of users.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="cancellationToken">
/// Stops the requests. It is not the token of one input, because all inputs wait for the same response.
/// </param>
internal sealed class SiteSessionTypes(ApiClient client, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<SiteSessionType>>>> sites = new(StringComparer.Ordinal);

    /// <summary>Returns the IDs of the named session types on a site, each once.</summary>
    /// <param name="siteUrl">The site, as a lower-case host.</param>
    /// <param name="names">Ids, short names or names.</param>
    /// <exception cref="WebexApiException">The site has no such type, or no response arrived.</exception>
    public async Task<IReadOnlyList<string>> FindIdsAsync(string siteUrl, IEnumerable<string> names)
    {
        IReadOnlyList<SiteSessionType> types = await sites.GetOrAdd(siteUrl, Ask).Value.ConfigureAwait(false);
        return names.Select(name => Find(name, siteUrl, types).Id!).Distinct(StringComparer.Ordinal).ToList();
    }

    private Lazy<Task<IReadOnlyList<SiteSessionType>>> Ask(string siteUrl) =>
        new(() => new SessionTypeClient(client).GetOfSiteAsync(siteUrl, cancellationToken));

    // The ID comes first, then the short name. A name may be any text, also the short name of another type.
    private static SiteSessionType Find(string name, string siteUrl, IReadOnlyList<SiteSessionType> types)
    {
        List<SiteSessionType> usable = types.Where(type => !string.IsNullOrEmpty(type.Id)).ToList();
        return usable.Find(type => Is(type.Id, name))
            ?? usable.Find(type => Is(type.ShortName, name))
            ?? usable.Find(type => Is(type.Name, name))
            ?? throw InvalidInput.NotChanged(
                $"'{siteUrl}' has no session type {InvalidInput.Show(name)}; it has {string.Join(", ", usable.Select(Show))}",
                "Name one of these by its ID, short name or name. Get-WebexSiteSessionType lists them.");
    }

    private static bool Is(string? known, string name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);

    private static string Show(SiteSessionType type) => $"{type.ShortName ?? type.Name} ({type.Id})";
}
