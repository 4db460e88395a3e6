using System.Collections.Frozen;

namespace WebexMeetings.Simulator;

/// <summary>The people that tests call by name.</summary>
internal static class WellKnownPeople
{
    public static readonly WellKnownPerson[] All =
    [
        new(Organization.UserEmail, "Ursula", "User")
        {
            HostSites = [Sites.Default, Sites.Second, Sites.Fourth, Sites.VoipOnly],
            AttendeeSites = [Sites.Third],
        },
        new(Organization.AdminEmail, "Ada", "Admin") { HostSites = [.. Sites.All], IsAdministrator = true },
        new("a@x.com", "Alice", "Xu") { HostSites = [Sites.Default, Sites.Fourth] },
        new("b@x.com", "Bob", "Xavier") { HostSites = [Sites.Default, Sites.Fourth] },
        new("no-room@example.com", "Nora", "Noroom") { Kind = PersonKind.NoLink },
        new("empty-link@example.com", "Emil", "Emptylink") { Kind = PersonKind.EmptyLink },
        new("no-license@example.com", "Nick", "Nolicense")
        {
            Kind = PersonKind.NoLicense, HostSites = [], AttendeeSites = [Sites.Default],
        },
        new("no-sites@example.com", "Noah", "Nosites") { Kind = PersonKind.NoLicense, HostSites = [] },
        new("no-types@example.com", "Nils", "Notypes") { HasSessionTypes = false },
        new("elsewhere@example.com", "Elsa", "Elsewhere") { HostSites = [Sites.Second] },
        new("voip@example.com", "Vera", "Voip") { HostSites = [Sites.VoipOnly] },
        new("andre.legare@example.com", "André", "Légaré"),
        new("kanji@example.com", "漢字", "山田") { HostSites = [Sites.Default, Sites.Fourth] },
        new("emoji@example.com", "Emma 🎉", "Emoji"),
        new("sean.o'brien@example.com", "Seán", "O'Brien"),
        new("jürgen.müller@example.com", "Jürgen", "Müller") { HostSites = [Sites.Default, Sites.Fourth] },
        new("ann+webex@example.com", "Ann", "Plus") { HostSites = [Sites.Default, Sites.Fourth] },
        new(Organization.ServiceAppEmail, "Simulator Service App", "") { Kind = PersonKind.ServiceApp, HostSites = [] },
    ];

    private static readonly FrozenDictionary<string, int> Ordinals = All
        .Select((person, ordinal) => (person.Email, ordinal))
        .ToFrozenDictionary(pair => pair.Email, pair => pair.ordinal, StringComparer.OrdinalIgnoreCase);

    /// <summary>GET /people lists no machine accounts; the one there is comes last.</summary>
    public static int Listed => All.Length - 1;

    public static int? Ordinal(string email) => Ordinals.TryGetValue(email, out int ordinal) ? ordinal : null;
}
