using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A room as it is, a change, and what comes out: the body that the API wants whole, and what differs.</summary>
internal sealed class PersonalRoomMerge
{
    private readonly List<string> differences = [];
    private readonly List<string> missing = [];

    /// <param name="subject">Whose room, as the beginning of a sentence.</param>
    /// <param name="room">The room as it is.</param>
    /// <param name="change">What is wanted.</param>
    /// <exception cref="WebexApiException">What would come out breaks a rule, or cannot be sent whole.</exception>
    public PersonalRoomMerge(string subject, PersonalRoom room, PersonalRoomPatch change)
    {
        Room = room;
        Body = new PersonalRoomUpdateDto
        {
            Topic = Required("Topic", room.Topic, change.Topic, topic => $"'{topic}'") ?? string.Empty,
            HostPin = Required("HostPin", room.HostPin, change.HostPin, _ => "***") ?? string.Empty,
            EnabledAutoLock = Required("EnabledAutoLock", room.EnabledAutoLock, change.EnabledAutoLock) ?? false,
            AutoLockMinutes = Required("AutoLockMinutes", room.AutoLockMinutes, change.AutoLockMinutes) ?? 0,
            EnabledNotifyHost = Required("EnabledNotifyHost", room.EnabledNotifyHost, change.EnabledNotifyHost) ?? false,
            SupportCoHost = Required("SupportCoHost", room.SupportCoHost, change.SupportCoHost) ?? false,
            SupportAnyoneAsCoHost = Merge("SupportAnyoneAsCoHost", room.SupportAnyoneAsCoHost, change.SupportAnyoneAsCoHost),
            AllowFirstUserToBeCoHost = Merge("AllowFirstUserToBeCoHost", room.AllowFirstUserToBeCoHost, change.AllowFirstUserToBeCoHost),
            AllowAuthenticatedDevices = Merge("AllowAuthenticatedDevices", room.AllowAuthenticatedDevices, change.AllowAuthenticatedDevices),
            CoHosts = CoHosts(room.CoHosts, change.CoHosts),
        };
        Check(subject);
    }

    /// <summary>The room before the change.</summary>
    public PersonalRoom Room { get; }

    public PersonalRoomUpdateDto Body { get; }

    public bool ChangesSomething => differences.Count > 0;

    /// <summary>Old and new value of each setting that differs, the PIN masked.</summary>
    public override string ToString() => string.Join(", ", differences);

    private T Required<T>(string name, T present, T wanted, Func<T, string>? show = null)
    {
        T merged = Merge(name, present, wanted, show);
        if (merged is null)
        {
            missing.Add(name);
        }

        return merged;
    }

    private T Merge<T>(string name, T present, T wanted, Func<T, string>? show = null)
    {
        if (wanted is null || EqualityComparer<T>.Default.Equals(present, wanted))
        {
            return present;
        }

        Add(name, present is null ? "(unknown)" : show?.Invoke(present) ?? present.ToString()!, show?.Invoke(wanted) ?? wanted.ToString()!);
        return wanted;
    }

    private List<CoHostDto> CoHosts(ItemList<CoHost> present, IReadOnlyList<CoHost>? wanted)
    {
        if (wanted is null || SameAddresses(present, wanted))
        {
            return present.Select(ToJson).ToList();
        }

        Add("CoHosts", Show(present), Show(wanted));
        return wanted.Select(coHost => ToJson(present.FirstOrDefault(known => IsSame(known, coHost)) ?? coHost)).ToList();
    }

    private void Add(string name, string old, string wanted) => differences.Add($"{name} {old} -> {wanted}");

    private void Check(string subject)
    {
        PersonalRoomRules.CheckCoHosts(subject, Body.SupportAnyoneAsCoHost, Body.AllowFirstUserToBeCoHost, Body.CoHosts.Count);
        if (ChangesSomething && missing.Count > 0)
        {
            throw InvalidInput.NotChanged(
                $"{subject}: Webex does not tell the room's present {string.Join(" and ", missing)}, and a change has to repeat it",
                $"Give it as well: -{string.Join(", -", missing)}.");
        }
    }

    private static string Show(IReadOnlyList<CoHost> coHosts) => coHosts.Count == 0 ? "(none)" : string.Join("; ", coHosts);

    private static CoHostDto ToJson(CoHost coHost) => new() { Email = coHost.Email, DisplayName = coHost.DisplayName };

    private static bool SameAddresses(ItemList<CoHost> present, IReadOnlyList<CoHost> wanted) =>
        new HashSet<string>(present.Select(coHost => coHost.Email ?? string.Empty), StringComparer.OrdinalIgnoreCase)
            .SetEquals(wanted.Select(coHost => coHost.Email ?? string.Empty));

    private static bool IsSame(CoHost one, CoHost other) => string.Equals(one.Email, other.Email, StringComparison.OrdinalIgnoreCase);
}
