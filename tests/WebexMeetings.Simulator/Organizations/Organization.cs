using System.Collections.Concurrent;
using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>
/// The made-up organization. People and rooms are derived from their ordinal; only what somebody changed is stored.
/// Person N does not depend on how many people there are.
/// </summary>
public sealed class Organization
{
    public const string UserEmail = "user@example.com";
    public const string AdminEmail = "admin@example.com";
    public const string ServiceAppEmail = "service-app@example.com";

    private const string Prefix = "person";
    private const string AliasPrefix = "alias.";
    private const string Domain = "@example.com";

    // Ordinals below belong to the well-known people, so that a new one does not shift everybody else.
    private const int FirstOrdinary = 100;

    private readonly ulong seed;
    private readonly bool everyoneHasRoom;
    private readonly PersonIds personIds;
    private readonly RoomFactory rooms;
    private readonly Lock writing = new();
    private readonly ConcurrentDictionary<(int Ordinal, int Site), Room> changedRooms = new();
    private readonly ConcurrentDictionary<(int Ordinal, int Site), string[]> changedTypes = new();
    private readonly ConcurrentDictionary<int, Site> changedDefaults = new();
    private readonly ConcurrentDictionary<(int Site, string RoomId), int> assignedRoomIds = new();

    public Organization(int seed, int people, bool everyoneHasRoom = false)
    {
        this.seed = StableHash.Mix((ulong)seed);
        this.everyoneHasRoom = everyoneHasRoom;
        personIds = new PersonIds(this.seed);
        rooms = new RoomFactory(this.seed);
        Preferences = new PreferenceStore(this.seed, Find);
        People = people;
        Id = SealedNumber.ToGuid(SealedNumber.Seal(this.seed, -1)).ToString("D");
    }

    /// <summary>The bare uuid of the organization.</summary>
    public string Id { get; }

    /// <summary>Audio, video and scheduling options.</summary>
    public PreferenceStore Preferences { get; }

    /// <summary>How many ordinary people there are; may be changed at any time.</summary>
    public int People { get; set; }

    /// <summary>Ordinary and well-known people together: what GET /people lists.</summary>
    public int Everybody => People + WellKnownPeople.Listed;

    /// <summary>The address of an ordinary person, numbered from 1: person00001@example.com.</summary>
    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D5}{Domain}");

    /// <summary>Everybody also has an alternate address, alias.person00001@example.com; Webex answers with the primary one.</summary>
    public static string AlternateEmail(string email) => AliasPrefix + email;

    public Person? Find(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        if (email.StartsWith(AliasPrefix, StringComparison.OrdinalIgnoreCase))
            email = email[AliasPrefix.Length..];
        if (WellKnownPeople.Ordinal(email) is { } ordinal)
            return WellKnown(ordinal);
        return Number(email) is { } number ? Ordinary(number) : null;
    }

    public Person? FindById(string personId)
    {
        ArgumentNullException.ThrowIfNull(personId);
        return personIds.Ordinal(personId) is { } ordinal ? ByOrdinal(ordinal) : null;
    }

    public string PersonId(string email) => Get(email).PersonId;

    /// <summary>In the order of GET /people: the well-known first, then the ordinary by number.</summary>
    public Person ByPosition(int position) => position < WellKnownPeople.Listed
        ? WellKnown(position)
        : Ordinary(position - WellKnownPeople.Listed + 1);

    /// <summary>Null when this person has no room there.</summary>
    public Room? Room(string email, string site) =>
        Find(email) is { } person && Sites.Find(site) is { } found ? Room(person, found) : null;

    /// <summary>The room on the default site.</summary>
    public Room? Room(string email) => Find(email) is { } person && DefaultSite(person) is { } site ? Room(person, site) : null;

    public IReadOnlyList<string> SessionTypeIds(string email, string site) =>
        SessionTypeIds(Get(email), Sites.Find(site) ?? throw new ArgumentException($"There is no site {site}.", nameof(site)));

    public Site? DefaultSite(string email) => DefaultSite(Get(email));

    /// <summary>Somebody else changes a room, behind the back of the client.</summary>
    public Room ChangeRoom(string email, string site, Func<Room, Room> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (writing)
        {
            Room room = Room(email, site) ?? throw new ArgumentException($"{email} has no room on {site}.", nameof(email));
            return Store(change(room));
        }
    }

    /// <summary>Forgets all changes.</summary>
    public void Reset()
    {
        lock (writing)
        {
            changedRooms.Clear();
            changedTypes.Clear();
            changedDefaults.Clear();
            assignedRoomIds.Clear();
        }
        Preferences.Reset();
    }

    internal Room? Room(Person person, Site site)
    {
        if (person.Kind != PersonKind.Ordinary || !person.Hosts(site))
            return null;
        return changedRooms.TryGetValue((person.Ordinal, site.Index), out Room? changed) ? changed : rooms.Derive(person, site);
    }

    /// <summary>What Webex tells of a room that is not switched on.</summary>
    internal Room RoomThatIsOff(Person person, Site site) => rooms.Derive(person, site);

    internal Room? RoomByMeetingId(string meetingId) =>
        rooms.OpenMeetingId(meetingId) is var (ordinal, site) && ByOrdinal(ordinal) is { } person && site < Sites.All.Count
            ? Room(person, Sites.All[site])
            : null;

    internal Site? DefaultSite(Person person) => changedDefaults.GetValueOrDefault(person.Ordinal) ?? person.DefaultSite;

    internal void SetDefaultSite(Person person, Site site) => changedDefaults[person.Ordinal] = site;

    internal IReadOnlyList<string> SessionTypeIds(Person person, Site site)
    {
        if (changedTypes.TryGetValue((person.Ordinal, site.Index), out string[]? changed))
            return changed;
        ulong hash = StableHash.Mix(seed, (ulong)person.Ordinal, (ulong)site.Index + 100);
        return [.. SessionTypes.Of(site).Where((_, index) => index == 0 || ((hash >> index) & 1) == 1).Select(type => type.Id)];
    }

    internal void SetSessionTypeIds(Person person, Site site, string[] ids) => changedTypes[(person.Ordinal, site.Index)] = ids;

    internal Room UpdateRoom(Person person, Site site, Func<Room, Room> change)
    {
        lock (writing)
            return Store(change(Room(person, site)!));
    }

    /// <summary>All or nothing: false, and nothing changed, when an ID belongs to somebody who keeps it.</summary>
    internal bool TryRefreshRoomIds(Site site, IReadOnlyList<(Person Person, string? RoomId)> wishes, out IReadOnlyList<Room> rooms)
    {
        rooms = [];
        lock (writing)
        {
            List<(Person Person, string RoomId)> plan = [.. wishes.Select(wish => (wish.Person, wish.RoomId ?? NewRoomId(wish.Person, site)))];
            if (plan.DistinctBy(item => item.RoomId).Count() < plan.Count
                || plan.Any(item => OwnerOf(site, item.RoomId) is { } owner && owner != item.Person.Ordinal))
                return false;
            rooms = [.. plan.Select(item => Store(Room(item.Person, site)! with { RoomId = item.RoomId }))];
            return true;
        }
    }

    private Room Store(Room room)
    {
        var key = (room.Owner.Ordinal, room.Site.Index);
        if (changedRooms.TryGetValue(key, out Room? before))
            assignedRoomIds.TryRemove((room.Site.Index, before.RoomId), out _);
        assignedRoomIds[(room.Site.Index, room.RoomId)] = room.Owner.Ordinal;
        return changedRooms[key] = room;
    }

    private int? OwnerOf(Site site, string roomId)
    {
        if (assignedRoomIds.TryGetValue((site.Index, roomId), out int owner))
            return owner;
        Person? person = WellKnownPeople.All.Select((_, ordinal) => WellKnown(ordinal)).FirstOrDefault(known => known.FirstRoomId == roomId)
            ?? Find(roomId + Domain);
        return person is not null && Room(person, site)?.RoomId == roomId ? person.Ordinal : null;
    }

    private string NewRoomId(Person person, Site site)
    {
        ulong hash = StableHash.Text((ulong)person.Ordinal, Room(person, site)!.RoomId);
        return string.Create(CultureInfo.InvariantCulture, $"pr{person.Ordinal}x{hash % 100_000_000:D8}");
    }

    private Person Get(string email) => Find(email) ?? throw new ArgumentException($"There is no {email}.", nameof(email));

    private Person? ByOrdinal(int ordinal)
    {
        if (ordinal < WellKnownPeople.All.Length)
            return WellKnown(ordinal);
        return ordinal >= FirstOrdinary && ordinal - FirstOrdinary < People ? Ordinary(ordinal - FirstOrdinary + 1) : null;
    }

    private int? Number(string email)
    {
        bool isShaped = email.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            & email.EndsWith(Domain, StringComparison.OrdinalIgnoreCase)
            & email.Length >= Prefix.Length + 5 + Domain.Length;
        if (!isShaped)
            return null;
        ReadOnlySpan<char> digits = email.AsSpan(Prefix.Length, email.Length - Prefix.Length - Domain.Length);
        bool isCanonical = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && (digits.Length == 5 || digits[0] != '0');
        return isCanonical && number >= 1 && number <= People ? number : null;
    }

    private Person WellKnown(int ordinal) => WellKnownPeople.All[ordinal].ToPerson(ordinal, personIds.Of(ordinal));

    private Person Ordinary(int number)
    {
        int ordinal = FirstOrdinary + number - 1;
        ulong hash = StableHash.Mix(seed, (ulong)ordinal);
        PersonKind kind = Kind(number);
        return new Person
        {
            Ordinal = ordinal,
            Email = Email(number),
            PersonId = personIds.Of(ordinal),
            Kind = kind,
            FirstName = Names.FirstOf(hash),
            LastName = Names.LastOf(hash),
            HostSites = kind == PersonKind.NoLicense ? [] : OrdinarySites.Hosted(number),
            AttendeeSites = kind == PersonKind.NoLicense ? OrdinarySites.DefaultOnly : OrdinarySites.Attended(number),
            DefaultSite = kind == PersonKind.NoLicense ? null : Sites.Default,
        };
    }

    /// <summary>Each 17th has no room, in the three ways that Webex may say so.</summary>
    private PersonKind Kind(int number)
    {
        if (everyoneHasRoom || number % 17 != 0)
            return PersonKind.Ordinary;
        if (number % 34 == 0)
            return PersonKind.NoLicense;
        return number % 68 == 17 ? PersonKind.NoLink : PersonKind.EmptyLink;
    }
}
