using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Merges a change into what was read, setting by setting: what the change names is taken from it, everything else from the response.
/// Remembers what differs, and what would have to be written back without being known.
/// </summary>
internal sealed class SettingsMerge
{
    private readonly List<SettingChange> changes = [];
    private readonly List<string> unknown = [];

    /// <summary>What differs, in the order of the settings.</summary>
    public IReadOnlyList<SettingChange> Changes => changes;

    /// <summary>The parameters that have to be given, because the response does not say what they would repeat.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <summary>A setting that every write has to repeat.</summary>
    /// <param name="name">The setting's property name.</param>
    /// <param name="present">What the response says.</param>
    /// <param name="wanted">What is wanted; null leaves the setting as it is.</param>
    /// <param name="comparer">Tells whether two values are the same; null for equality.</param>
    /// <param name="parameter">The parameter that gives it; null when it has the setting's name.</param>
    /// <param name="isSecret">Whether the values must not be shown.</param>
    public T? Required<T>(
        string name, Field<T> present, T? wanted, IEqualityComparer<T>? comparer = null, string? parameter = null, bool isSecret = false) =>
        Merge(name, present, wanted, present.IsKnown, comparer, parameter, isSecret);

    /// <summary>
    /// A setting that not every site has: absent from the response, it is not sent. There but null or unreadable, it is not known.
    /// </summary>
    /// <inheritdoc cref="Required"/>
    public T? Optional<T>(
        string name, Field<T> present, T? wanted, IEqualityComparer<T>? comparer = null, string? parameter = null, bool isSecret = false) =>
        Merge(name, present, wanted, present.IsKnown || present.State == FieldState.Absent, comparer, parameter, isSecret);

    /// <summary>Refuses a change for which something that would be written back is not known.</summary>
    /// <param name="subject">The owner of the settings, as the beginning of a sentence.</param>
    /// <exception cref="WebexApiException">Something is not known, and the change would write it.</exception>
    public void ThrowIfUnknown(string subject)
    {
        if (changes.Count > 0 && unknown.Count > 0)
        {
            throw InvalidInput.NotChanged(
                $"{subject}: Webex's response does not say what is set for {string.Join(" and ", unknown)}, and a change has to repeat it",
                $"Give it as well: -{string.Join(", -", unknown)}.");
        }
    }

    private T? Merge<T>(
        string name, Field<T> present, T? wanted, bool mayStay, IEqualityComparer<T>? comparer, string? parameter, bool isSecret)
    {
        if (wanted is not null)
        {
            if (!present.IsKnown || !(comparer ?? EqualityComparer<T>.Default).Equals(present.Value!, wanted))
            {
                changes.Add(new SettingChange(name, present.IsKnown ? present.Value : null, wanted, isSecret));
            }

            return wanted;
        }

        if (!mayStay && !unknown.Contains(parameter ?? name))
        {
            unknown.Add(parameter ?? name);
        }

        return present.Value;
    }
}
