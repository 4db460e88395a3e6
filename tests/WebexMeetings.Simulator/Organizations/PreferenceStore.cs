using System.Collections.Concurrent;

namespace WebexMeetings.Simulator;

/// <summary>The preferences of everybody: derived from person and site until somebody changes them.</summary>
public sealed class PreferenceStore
{
    private static readonly string[] AudioTypes = ["webexAudio", "voipOnly", "otherTeleconferenceService", "none"];
    private static readonly int[] JoinMinutes = [0, 5, 10, 15];

    private readonly ulong seed;
    private readonly Func<string, Person?> find;
    private readonly Lock writing = new();
    private readonly ConcurrentDictionary<(int Ordinal, int Site), Preferences> changed = new();

    internal PreferenceStore(ulong seed, Func<string, Person?> find)
    {
        this.seed = seed;
        this.find = find;
    }

    /// <summary>What this person prefers on this site.</summary>
    public Preferences Of(string email, string site) => Of(Person(email), Site(site));

    /// <summary>Somebody else changes preferences, behind the back of the client.</summary>
    public Preferences Change(string email, string site, Func<Preferences, Preferences> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Update(Person(email), Site(site), change);
    }

    internal Preferences Of(PreferenceTarget target) => Of(target.Person, target.Site);

    internal Preferences Update(PreferenceTarget target, Func<Preferences, Preferences> change) =>
        Update(target.Person, target.Site, change);

    internal void Reset() => changed.Clear();

    private Preferences Of(Person person, Site site) =>
        this.changed.TryGetValue((person.Ordinal, site.Index), out Preferences? changed) ? changed : Derive(person, site);

    private Preferences Update(Person person, Site site, Func<Preferences, Preferences> change)
    {
        lock (writing)
            return changed[(person.Ordinal, site.Index)] = change(Of(person, site));
    }

    private Preferences Derive(Person person, Site site)
    {
        ulong hash = StableHash.Mix(~seed, (ulong)person.Ordinal, (ulong)site.Index);
        return new Preferences(Audio(person, site, hash), Devices(person, hash), Scheduling(person, site, hash));
    }

    private static AudioSettings Audio(Person person, Site site, ulong hash)
    {
        string type = site.HasTelephony ? AudioTypes[hash % 4] : "voipOnly";
        return new AudioSettings
        {
            DefaultAudioType = type,
            OtherTeleconferenceDescription = type == "otherTeleconferenceService" ? $"Call {person.FirstName}'s bridge" : "",
            EnabledGlobalCallIn = site.HasTelephony && (hash & 16) != 0,
            EnabledTollFree = site.HasTelephony && (hash & 32) != 0,
            EnabledAutoConnection = (hash & 64) != 0,
            AudioPin = person.Ordinal % 3 == 0 ? null : HostPin.Derive(~hash, leadingZero: person.Ordinal % 10 == 0),
            OfficeNumber = (hash & 128) != 0 ? new PhoneNumber("1", "5550100", false, (hash & 256) != 0)
                : new PhoneNumber("", "", false, false),
            MobileNumber = (hash & 512) != 0 ? new PhoneNumber("44", "7700 900123", true, (hash & 1024) != 0)
                : new PhoneNumber("", "", false, false),
        };
    }

    private static VideoDevice[] Devices(Person person, ulong hash)
    {
        int count = (int)((hash >> 12) % 4);
        int chosen = count == 0 ? 0 : (int)((hash >> 16) % (ulong)count);
        return [.. Enumerable.Range(0, count).Select(n =>
            new VideoDevice(n == 0 ? "Desk" : $"Room {n}", $"device{n}.{person.Ordinal}@video.example.com", n == chosen))];
    }

    private SchedulingSettings Scheduling(Person person, Site site, ulong hash)
    {
        bool joins = (hash & (1UL << 20)) != 0;
        string[] candidates = [Organization.UserEmail, Organization.AdminEmail];
        return new SchedulingSettings
        {
            EnabledJoinBeforeHost = joins,
            JoinBeforeHostMinutes = joins ? JoinMinutes[(hash >> 24) % 4] : 0,
            EnabledAutoShareRecording = (hash & (1UL << 21)) != 0,
            EnabledWebexAssistantByDefault = (hash & (1UL << 22)) != 0,
            DelegateEmails = [.. candidates.Where((email, n) => ((hash >> (30 + n)) & 1) == 1 && email != person.Email
                && find(email)!.Hosts(site))],
        };
    }

    private Person Person(string email) => find(email) ?? throw new ArgumentException($"There is no {email}.", nameof(email));

    private static Site Site(string host) => Sites.Find(host) ?? throw new ArgumentException($"There is no site {host}.", nameof(host));
}
