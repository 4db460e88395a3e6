using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>The rules for the hosts who may schedule meetings on behalf of a user.</summary>
internal static class SchedulingDelegates
{
    /// <summary>Returns the problem with the given delegates; null when there is none.</summary>
    public static string? Problem(IReadOnlyList<string> delegates) =>
        delegates.FirstOrDefault(email => !EmailAddress.IsValid(email)) is { } wrong
            ? $"The delegate {InvalidInput.Show(wrong)} is not an email address"
            : null;

    public static List<string> Distinct(IReadOnlyList<string> delegates) => delegates.Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>
    /// Those of <paramref name="named"/> who are not certainly there already (to add) or not certainly missing (to remove). A list that
    /// Webex did not send, or that holds something else than addresses, tells only who is there, not who is missing.
    /// </summary>
    public static List<string> WhomToSend(Field<List<string>> present, IReadOnlyList<string> named, bool remove)
    {
        var there = new HashSet<string>(present.Value ?? [], StringComparer.OrdinalIgnoreCase);
        bool isWhole = present.IsKnown && there.All(EmailAddress.IsValid);
        return Distinct(named).FindAll(email => remove ? there.Contains(email) || !isWhole : !there.Contains(email));
    }

    /// <summary>Returns the delegates before and after, as far as they are known.</summary>
    public static SettingChange Difference(Field<List<string>> present, List<string> send, bool remove)
    {
        if (!present.IsKnown)
        {
            return new SettingChange(
                "DelegateEmails", null, new[] { $"(unknown) {(remove ? "without" : "with")} {string.Join("; ", send)}" });
        }

        List<string> before = present.Value!;
        IEnumerable<string> after = remove ? before.Except(send, StringComparer.OrdinalIgnoreCase) : before.Concat(send);
        return new SettingChange("DelegateEmails", before, after.ToList());
    }

    /// <summary>Compares addresses regardless of order and case.</summary>
    internal sealed class SameAddresses : IEqualityComparer<List<string>>
    {
        public static readonly SameAddresses Instance = new();

        public bool Equals(List<string>? x, List<string>? y) =>
            new HashSet<string>(x ?? [], StringComparer.OrdinalIgnoreCase).SetEquals(y ?? []);

        public int GetHashCode(List<string> obj) => obj.Count;
    }
}
