using System.Globalization;
using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The people of the simulator, their rooms and session types.</summary>
public sealed class Organization
{
    public const string UserEmail = "user@example.com";
    public const string AdminEmail = "admin@example.com";
    public const string ServiceAppEmail = "service-app@example.com";

    private readonly WebexSimulator simulator;

    internal Organization(WebexSimulator simulator)
    {
        this.simulator = simulator;
        Preferences = new PreferenceStore(simulator);
    }

    public int Everybody => simulator.Ask<JsonElement>("organization").GetProperty("everybody").GetInt32();

    public int People
    {
        get => simulator.Ask<JsonElement>("organization").GetProperty("people").GetInt32();
        set => simulator.Send("POST", "organization", new { People = value });
    }

    public PreferenceStore Preferences { get; }

    public static string Email(int number) => string.Format(CultureInfo.InvariantCulture, "person{0:D5}@example.com", number);

    public static string AlternateEmail(string email) => "alias." + email;

    public Person? Find(string email) => simulator.Ask<Person>($"people/{Uri.EscapeDataString(email)}");

    public string PersonId(string email) => Find(email)!.PersonId;

    public Site? DefaultSite(string email) => Find(email)!.DefaultSite;

    public Room? Room(string email, string? site = null) => simulator.Ask<Room>(RoomPath(email, site));

    public IReadOnlyList<string> SessionTypeIds(string email, string site) =>
    [
        .. simulator.Ask<JsonElement>($"sessionTypes/{Uri.EscapeDataString(email)}?siteUrl={site}")
            .GetProperty("sessionTypes").EnumerateArray().Select(type => type.GetProperty("id").GetString()!),
    ];

    public Room ChangeRoom(string email, string site, Func<Room, Room> change)
    {
        Room room = change(Room(email, site)!);
        simulator.Send("PUT", RoomPath(email, site), room);
        return room;
    }

    public void Reset() => simulator.Send("DELETE", "organization");

    private static string RoomPath(string email, string? site) =>
        $"people/{Uri.EscapeDataString(email)}/room" + (site is null ? "" : $"?siteUrl={Uri.EscapeDataString(site)}");
}

/// <summary>The preferences of everybody, besides their rooms.</summary>
public sealed class PreferenceStore
{
    private readonly WebexSimulator simulator;

    internal PreferenceStore(WebexSimulator simulator) => this.simulator = simulator;

    public Preferences Of(string email, string site) => simulator.Ask<Preferences>(Path(email, site))!;

    public Preferences Change(string email, string site, Func<Preferences, Preferences> change)
    {
        Preferences preferences = change(Of(email, site));
        simulator.Send("PUT", Path(email, site), preferences);
        return preferences;
    }

    private static string Path(string email, string site) =>
        $"people/{Uri.EscapeDataString(email)}/preferences?siteUrl={Uri.EscapeDataString(site)}";
}
