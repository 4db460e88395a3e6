using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>
/// Checks the documented rules for a personal room, so that an error names the rule before anything is sent. The rules apply to the
/// requested change only. A stored value never prevents a change of another setting.
/// </summary>
internal static class PersonalRoomRules
{
    private const int LongestTopic = 128;

    private const string AnyoneFlag = "SupportAnyoneAsCoHost";
    private const string FirstFlag = "AllowFirstUserToBeCoHost";

    /// <summary>Checks the requested values without the current ones.</summary>
    /// <param name="subject">The owner of the room, as the beginning of a sentence.</param>
    /// <param name="patch">The requested change.</param>
    /// <exception cref="WebexApiException">A rule is broken.</exception>
    public static void Check(string subject, PersonalRoomPatch patch)
    {
        string? problem = TopicProblem(patch.Topic)
            ?? PinProblem(patch.HostPin) ?? MinutesProblem(patch.AutoLockMinutes) ?? CoHostProblem(patch.CoHosts);
        if (problem is not null)
        {
            throw InvalidInput.Create($"{subject}: {problem}", "Correct this value and run the command again for this input.");
        }
    }

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
            ? $"The co-host {InvalidInput.Show(wrong.ToString())} is not an e-mail address; co-hosts are named by address"
            : null;
}
