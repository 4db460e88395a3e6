using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>What is done with the named session types.</summary>
internal enum SessionTypeChange
{
    /// <summary>They become the user's only ones.</summary>
    Set,

    /// <summary>They join the user's others.</summary>
    Add,

    /// <summary>They are taken away from the user's others.</summary>
    Remove,
}

/// <summary>Merges a change into the session types that a user has.</summary>
internal static class SessionTypeMerge
{
    /// <summary>The whole new set.</summary>
    /// <param name="subject">Whose session types, as the beginning of a sentence.</param>
    /// <param name="change">What to do with the named types.</param>
    /// <param name="present">What the response says; absent, null and empty are different things.</param>
    /// <param name="ids">The named types.</param>
    /// <returns>The ids to write; null when the user has exactly these.</returns>
    /// <exception cref="WebexApiException">The new set depends on the present one, and the response does not tell that.</exception>
    public static List<string>? Merge(
        string subject, SessionTypeChange change, Field<List<SessionTypeDto>> present, IReadOnlyList<string> ids)
    {
        List<string> wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        if (Known(present) is not { } before)
        {
            return change == SessionTypeChange.Set ? wanted : throw ResponseMismatch.NotChanged(
                subject,
                "Webex's response does not say which session types the user has, and a change has to repeat them",
                "Look with Get-WebexUserSessionType. To replace all of them, whatever they are, use Set-WebexUserSessionType.");
        }

        List<string> after = change switch
        {
            SessionTypeChange.Add => before.Union(wanted).ToList(),
            SessionTypeChange.Remove => before.Except(wanted).ToList(),
            _ => wanted,
        };
        return new HashSet<string>(before, StringComparer.Ordinal).SetEquals(after) ? null : after;
    }

    /// <summary>The ids, each once; null when they are not all known.</summary>
    public static List<string>? Known(Field<List<SessionTypeDto>> types) =>
        types.IsKnown && types.Value!.TrueForAll(type => !string.IsNullOrWhiteSpace(type.Id))
            ? types.Value.Select(type => type.Id!.Trim()).Distinct(StringComparer.Ordinal).ToList()
            : null;
}
