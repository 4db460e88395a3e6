using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// A change of a personal room; null leaves a setting as it is. It is not a record, because a record would print the PIN.
/// </summary>
internal sealed class PersonalRoomPatch
{
    public string? Topic { get; init; }

    public string? HostPin { get; init; }

    public bool? EnabledAutoLock { get; init; }

    public int? AutoLockMinutes { get; init; }

    public bool? EnabledNotifyHost { get; init; }

    public bool? SupportCoHost { get; init; }

    public bool? SupportAnyoneAsCoHost { get; init; }

    public bool? AllowFirstUserToBeCoHost { get; init; }

    public bool? AllowAuthenticatedDevices { get; init; }

    /// <summary>Gets the complete list of co-hosts; an empty list removes all.</summary>
    public IReadOnlyList<CoHost>? CoHosts { get; init; }
}

/// <summary>
/// Checks the documented rules for a personal room, so that an error names the rule before anything is sent. The rules apply to the
/// requested change only. A stored value never prevents a change of another setting.
/// </summary>
internal static class PersonalRoomRules
{
    private const int LongestTopic = 128;

    private const string AnyoneFlag = "SupportAnyoneAsCoHost";
    private const string FirstFlag = "AllowFirstUserToBeCoHost";

    /// <summary>Returns the rule that the requested values break, whatever the current ones are; null when they break none.</summary>
    public static string? ProblemIn(PersonalRoomPatch patch) =>
        TopicProblem(patch.Topic) ?? PinProblem(patch.HostPin) ?? MinutesProblem(patch.AutoLockMinutes) ?? CoHostProblem(patch.CoHosts);

    /// <summary>Checks that the two co-host flags and the co-hosts are compatible, as far as the change affects them.</summary>
    /// <param name="subject">The owner of the room, as the beginning of a sentence.</param>
    /// <param name="body">The room as it would be.</param>
    /// <param name="changes">The differences that the change makes.</param>
    /// <exception cref="WebexApiException">They exclude each other.</exception>
    public static void CheckCoHosts(string subject, PersonalRoomUpdateDto body, IReadOnlyList<SettingChange> changes)
    {
        bool anyone = body.SupportAnyoneAsCoHost == true;
        bool first = body.AllowFirstUserToBeCoHost == true;
        if (anyone && first && Touches(changes, AnyoneFlag, FirstFlag))
        {
            throw InvalidInput.NotChanged(
                $"{subject}: {AnyoneFlag} and {FirstFlag} exclude each other, and both would be on",
                $"Turn one of them off in the same command: -{AnyoneFlag} $false or -{FirstFlag} $false.");
        }

        string? flag = anyone && Touches(changes, AnyoneFlag, "CoHosts") ? AnyoneFlag : first
            && Touches(changes, FirstFlag, "CoHosts") ? FirstFlag : null;
        if (flag is not null && body.CoHosts.Count > 0)
        {
            throw InvalidInput.NotChanged(
                $"{subject}: Co-hosts can be named only while {AnyoneFlag} and {FirstFlag} are both off; "
                    + $"the room would have {body.CoHosts.Count} and {flag} on",
                $"In the same command, turn the flag off with -{flag} $false, or take the co-hosts away with -CoHost @().");
        }
    }

    private static bool Touches(IReadOnlyList<SettingChange> changes, string one, string other) =>
        changes.Any(change => change.Name == one || change.Name == other);

    private static string? TopicProblem(string? topic) =>
        topic is null || (topic.Trim().Length > 0 && topic.Length <= LongestTopic)
            ? null
            : $"The topic has {(topic.Trim().Length == 0 ? "no" : topic.Length)} characters; a topic has 1 to {LongestTopic}";

    // The PIN itself is a secret, so no message shows it. Each site sets its length.
    private static string? PinProblem(string? pin) =>
        pin is null || !Pin.IsForbidden(pin)
            ? null
            : "The host PIN is not allowed; a PIN is digits only, no run such as 1234 or 4321, and no repetition such as 1111";

    private static string? MinutesProblem(int? minutes) =>
        minutes is null or 0 or 5 or 10 or 15 or 20 ? null : $"AutoLockMinutes cannot be {minutes}; it is 0, 5, 10, 15 or 20";

    private static string? CoHostProblem(IReadOnlyList<CoHost>? coHosts) =>
        CoHostList.Normalize(coHosts ?? []).FirstOrDefault(coHost => !EmailAddress.IsValid(coHost.Email)) is { } wrong
            ? $"The co-host {InvalidInput.Show(wrong.ToString())} is not an email address; co-hosts are named by address"
            : null;
}

/// <summary>Merges a change into a room as it is.</summary>
internal static class PersonalRoomMerge
{
    /// <summary>Returns the complete body that the API requires: the settings of the patch, and those of the room for the rest.</summary>
    public static PersonalRoomUpdateDto Merge(PersonalRoomDto room, PersonalRoomPatch patch, SettingsMerge merge) => new()
    {
        Topic = merge.Required("Topic", room.Topic, patch.Topic),
        HostPin = merge.Required("HostPin", room.HostPin, patch.HostPin, isSecret: true),
        EnabledAutoLock = merge.Required("EnabledAutoLock", room.EnabledAutoLock, patch.EnabledAutoLock),
        AutoLockMinutes = merge.Required("AutoLockMinutes", room.AutoLockMinutes, patch.AutoLockMinutes),
        EnabledNotifyHost = merge.Required("EnabledNotifyHost", room.EnabledNotifyHost, patch.EnabledNotifyHost),
        SupportCoHost = merge.Required("SupportCoHost", room.SupportCoHost, patch.SupportCoHost),
        SupportAnyoneAsCoHost = merge.Optional("SupportAnyoneAsCoHost", room.SupportAnyoneAsCoHost, patch.SupportAnyoneAsCoHost),
        AllowFirstUserToBeCoHost = merge.Optional(
            "AllowFirstUserToBeCoHost",
            room.AllowFirstUserToBeCoHost,
            patch.AllowFirstUserToBeCoHost),
        AllowAuthenticatedDevices = merge.Optional(
            "AllowAuthenticatedDevices",
            room.AllowAuthenticatedDevices,
            patch.AllowAuthenticatedDevices),
        CoHosts = merge.Required("CoHosts", Present(room.CoHosts), Wanted(room, patch), CoHostList.Comparer, parameter: "CoHost") ?? [],
    };

    private static Field<List<CoHostDto>> Present(Field<List<CoHostDto>> coHosts)
    {
        if (!coHosts.IsKnown)
        {
            return coHosts;
        }

        return CoHostList.ForWritingBack(coHosts.Value!) is { } whole
            ? Field<List<CoHostDto>>.Known(whole)
            : Field<List<CoHostDto>>.Unreadable(coHosts.Value);
    }

    private static List<CoHostDto>? Wanted(PersonalRoomDto room, PersonalRoomPatch patch) =>
        patch.CoHosts is null ? null : CoHostList.ForWriting(CoHostList.Normalize(patch.CoHosts), room.CoHosts.Value ?? []);
}

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
        public bool Equals(List<CoHostDto>? x, List<CoHostDto>? y) => Addresses(x!).SetEquals(Addresses(y!));

        public int GetHashCode(List<CoHostDto> obj) => obj.Count;

        private static HashSet<string> Addresses(List<CoHostDto> list) =>
            new(list.Select(coHost => coHost.Email!.Trim()), StringComparer.OrdinalIgnoreCase);
    }
}
