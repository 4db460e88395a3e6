namespace WebexMeetings.Api.PersonalRooms;

/// <summary>Co-hosts as people write them, compare them and as a write needs them.</summary>
internal static class CoHostList
{
    private static readonly char[] Separators = [';', ','];

    /// <summary>Tells whether two lists name the same addresses; the order and the names do not matter.</summary>
    public static IEqualityComparer<List<CoHostDto>> Comparer { get; } = new AddressComparer();

    /// <summary>
    /// The co-hosts in a text: addresses, separated by semicolons as Export-Csv writes them, or by commas as Webex's own page does.
    /// </summary>
    public static IEnumerable<CoHost> Parse(string text) =>
        text.Split(Separators).Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => new CoHost { Email = part });

    /// <summary>The co-hosts one by one, each address once, where an address may be several in one text.</summary>
    public static IReadOnlyList<CoHost> Normalize(IEnumerable<CoHost> coHosts) =>
        coHosts
            .SelectMany(coHost => coHost.Email?.IndexOfAny(Separators) >= 0 ? Parse(coHost.Email) : [coHost])
            .GroupBy(coHost => coHost.Email?.Trim(), StringComparer.OrdinalIgnoreCase)
            .Select(same => new CoHost { Email = same.Key, DisplayName = same.First().DisplayName })
            .ToList();

    /// <summary>
    /// The co-hosts as the API wants them, with an address and a name: the name that the room has for the address, else the name that was
    /// given, else the address.
    /// </summary>
    public static List<CoHostDto> ForWriting(IEnumerable<CoHost> wanted, IReadOnlyList<CoHostDto> present) =>
        wanted
            .Select(coHost => ForWriting(
                coHost.Email!,
                present.FirstOrDefault(known => IsSame(known.Email, coHost.Email))?.DisplayName,
                coHost.DisplayName))
            .ToList();

    /// <summary>Stored co-hosts, for writing them back. One without an address makes the list unknown.</summary>
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
