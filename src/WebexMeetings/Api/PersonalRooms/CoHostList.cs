namespace WebexMeetings.Api.PersonalRooms;

/// <summary>Parses and compares co-hosts, and prepares them for a write.</summary>
internal static class CoHostList
{
    private static readonly char[] Separators = [';', ','];

    /// <summary>Gets the comparer of lists, which compares the addresses regardless of order and names.</summary>
    public static IEqualityComparer<List<CoHostDto>> Comparer { get; } = new AddressComparer();

    /// <summary>
    /// Returns the co-hosts in a text: addresses, separated by semicolons as in Export-Csv, or by commas as on Webex's own page.
    /// </summary>
    public static IEnumerable<CoHost> Parse(string text) =>
        text.Split(Separators).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => new CoHost { Email = part });

    /// <summary>Returns the co-hosts one by one, each address once. One text may contain several addresses.</summary>
    public static IReadOnlyList<CoHost> Normalize(IEnumerable<CoHost> coHosts) =>
        coHosts
            .SelectMany(coHost => coHost.Email?.IndexOfAny(Separators) >= 0 ? Parse(coHost.Email) : [coHost])
            .GroupBy(coHost => coHost.Email?.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => new CoHost { Email = same.Key, DisplayName = same.First().DisplayName })
            .ToList();

    /// <summary>
    /// Returns the co-hosts as the API requires them, with an address and a name: the name in the room, else the given name, else the
    /// address.
    /// </summary>
    public static List<CoHostDto> ForWriting(IEnumerable<CoHost> wanted, IReadOnlyList<CoHostDto> present) =>
        wanted
            .Select(coHost => ForWriting(
                coHost.Email!,
                present.FirstOrDefault(known => IsSame(known.Email, coHost.Email))?.DisplayName,
                coHost.DisplayName))
            .ToList();

    /// <summary>Returns stored co-hosts for writing them back; null when one has no address, because the list is not known then.</summary>
    public static List<CoHostDto>? ForWritingBack(IReadOnlyList<CoHostDto> present) =>
        present.All(coHost => !string.IsNullOrWhiteSpace(coHost.Email))
            ? present.Select(coHost => ForWriting(coHost.Email!, coHost.DisplayName, null)).ToList()
            : null;

    private static CoHostDto ForWriting(string email, string? known, string? given) => new()
    {
        Email = email,
        DisplayName = !string.IsNullOrWhiteSpace(known) ? known : !string.IsNullOrWhiteSpace(given) ? given : email,
    };

    private static bool IsSame(string? one, string? other) => string.Equals(one?.Trim(), other?.Trim(), StringComparison.OrdinalIgnoreCase);

    private sealed class AddressComparer : IEqualityComparer<List<CoHostDto>>
    {
        public bool Equals(List<CoHostDto>? x, List<CoHostDto>? y) => Addresses(x).SetEquals(Addresses(y));

        public int GetHashCode(List<CoHostDto> obj) => obj.Count;

        private static HashSet<string> Addresses(List<CoHostDto>? list) =>
            new((list ?? []).Select(coHost => coHost.Email?.Trim() ?? string.Empty), StringComparer.OrdinalIgnoreCase);
    }
}
