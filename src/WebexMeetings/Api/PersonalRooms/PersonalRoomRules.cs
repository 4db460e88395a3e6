using WebexMeetings.Api.Core;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary>The documented rules for a personal room, so that a mistake is told with its rule and before anything is sent.</summary>
internal static class PersonalRoomRules
{
    private const int LongestTopic = 128;

    /// <summary>Checks what is wanted by itself.</summary>
    /// <param name="subject">Whose room, as the beginning of a sentence.</param>
    /// <param name="change">What is wanted.</param>
    /// <exception cref="WebexApiException">A rule is broken.</exception>
    public static void Check(string subject, PersonalRoomPatch change)
    {
        string problem = TopicProblem(change.Topic) ?? PinProblem(change.HostPin) ?? MinutesProblem(change.AutoLockMinutes) ?? CoHostProblem(change.CoHosts) ?? string.Empty;
        if (problem.Length > 0)
        {
            throw InvalidInput.Create($"{subject}: {problem}", "Correct this value and run the command again for this input.");
        }
    }

    /// <summary>Checks the two co-host flags and the co-hosts against one another, as they would be after the change.</summary>
    /// <exception cref="WebexApiException">They exclude each other.</exception>
    public static void CheckCoHosts(string subject, bool? anyone, bool? first, int coHosts)
    {
        if (anyone == true && first == true)
        {
            throw InvalidInput.NotChanged(
                $"{subject}: SupportAnyoneAsCoHost and AllowFirstUserToBeCoHost exclude each other, and both would be on",
                "Turn one of them off in the same command: -SupportAnyoneAsCoHost $false or -AllowFirstUserToBeCoHost $false.");
        }

        if (coHosts > 0 && (anyone == true || first == true))
        {
            string flag = anyone == true ? "SupportAnyoneAsCoHost" : "AllowFirstUserToBeCoHost";
            throw InvalidInput.NotChanged(
                $"{subject}: Co-hosts can be named only while SupportAnyoneAsCoHost and AllowFirstUserToBeCoHost are both off; the room would have {coHosts} and {flag} on",
                $"In the same command, turn the flag off with -{flag} $false, or take the co-hosts away with -CoHost @().");
        }
    }

    private static string? TopicProblem(string? topic) =>
        topic is null || (topic.Trim().Length > 0 && topic.Length <= LongestTopic)
            ? null
            : $"The topic has {(topic.Trim().Length == 0 ? "no" : topic.Length)} characters; a topic has 1 to {LongestTopic}";

    // The PIN itself is a secret and in no message. How long it is, each site decides.
    private static string? PinProblem(string? pin) =>
        pin is null || (pin.Length > 0 && pin.All(c => c is >= '0' and <= '9') && !HasStep(pin, 0) && !HasStep(pin, 1) && !HasStep(pin, -1))
            ? null
            : "The host PIN is not allowed; a PIN is digits only, no run such as 1234 or 4321, and no repetition such as 1111";

    private static string? MinutesProblem(int? minutes) =>
        minutes is null or 0 or 5 or 10 or 15 or 20 ? null : $"AutoLockMinutes cannot be {minutes}; it is 0, 5, 10, 15 or 20";

    private static string? CoHostProblem(IReadOnlyList<CoHost>? coHosts) =>
        coHosts?.FirstOrDefault(coHost => !EmailAddress.IsValid(coHost.Email)) is { } wrong
            ? $"The co-host {InvalidInput.Show(wrong.ToString())} is not an e-mail address; co-hosts are named by address"
            : null;

    private static bool HasStep(string pin, int step) =>
        Enumerable.Range(1, pin.Length - 1).All(i => pin[i] - pin[i - 1] == step);
}
