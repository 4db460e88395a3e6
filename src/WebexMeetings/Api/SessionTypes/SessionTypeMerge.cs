using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

/// <summary>The change to make with the named session types.</summary>
internal enum SessionTypeChange
{
    /// <summary>They replace all session types of the user.</summary>
    Set,

    /// <summary>They are added to the session types of the user.</summary>
    Add,

    /// <summary>They are removed from the session types of the user.</summary>
    Remove,
}

/// <summary>Merges a change into the session types that a user has.</summary>
internal static class SessionTypeMerge
{
    /// <summary>Returns the complete new set.</summary>
    /// <param name="subject">The owner of the session types, as the beginning of a sentence.</param>
    /// <param name="change">What to do with the named types.</param>
    /// <param name="present">The value in the response, where absent, null and empty differ.</param>
    /// <param name="ids">The named types.</param>
    /// <returns>The IDs to write; null when the user has exactly these.</returns>
    /// <exception cref="WebexApiException">The new set depends on the current one, which the response does not contain.</exception>
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

    /// <summary>Returns the IDs, each once; null when they are not all known.</summary>
    public static List<string>? Known(Field<List<SessionTypeDto>> types) =>
        types.IsKnown && types.Value!.TrueForAll(type => !string.IsNullOrWhiteSpace(type.Id))
            ? types.Value.Select(type => type.Id!.Trim()).Distinct(StringComparer.Ordinal).ToList()
            : null;
}
