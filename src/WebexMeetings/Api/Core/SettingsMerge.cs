using System.Collections;
using System.Globalization;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Merges a change into the current settings, one by one: a named setting comes from the change, the others from the response. It records
/// the differences, and the settings that a write would have to repeat although they are not known.
/// </summary>
internal sealed class SettingsMerge
{
    private readonly List<SettingChange> changes = [];
    private readonly List<string> unknown = [];

    /// <summary>Gets the differences, in the order of the settings.</summary>
    public IReadOnlyList<SettingChange> Changes => changes;

    /// <summary>Gets the parameters that the command has to give, because the response does not contain their current values.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <summary>Merges a setting that every write has to repeat.</summary>
    /// <param name="name">The setting's property name.</param>
    /// <param name="present">The value in the response.</param>
    /// <param name="wanted">The requested value; null leaves the setting as it is.</param>
    /// <param name="comparer">Compares two values; null for the default comparison.</param>
    /// <param name="parameter">The parameter that gives it; null when it has the setting's name.</param>
    /// <param name="isSecret">Whether the values must not be shown.</param>
    public T? Required<T>(
        string name, Field<T> present, T? wanted, IEqualityComparer<T>? comparer = null, string? parameter = null, bool isSecret = false) =>
        Merge(name, present, wanted, present.IsKnown, comparer, parameter, isSecret);

    /// <summary>
    /// Merges a setting that not every site has. It is not sent when the response does not have it. When it is null or unreadable, it is
    /// not known.
    /// </summary>
    /// <inheritdoc cref="Required"/>
    public T? Optional<T>(
        string name, Field<T> present, T? wanted, IEqualityComparer<T>? comparer = null, string? parameter = null, bool isSecret = false) =>
        Merge(name, present, wanted, present.IsKnown || present.State == FieldState.Absent, comparer, parameter, isSecret);

    /// <summary>Rejects a change that would have to write back a setting that is not known.</summary>
    /// <param name="subject">The owner of the settings, as the beginning of a sentence.</param>
    /// <exception cref="WebexApiException">A setting that the change has to write back is not known.</exception>
    public void ThrowIfUnknown(string subject)
    {
        if (unknown.Count > 0)
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

/// <summary>A setting that differs from the requested value. It is not a record, because a record would print a PIN.</summary>
/// <param name="name">The setting's property name.</param>
/// <param name="before">The current value; null when Webex does not return it.</param>
/// <param name="after">The requested change.</param>
/// <param name="isSecret">Whether the values must not be shown.</param>
internal sealed class SettingChange(string name, object? before, object? after, bool isSecret = false)
{
    public string Name { get; } = name;

    public object? Before { get; } = isSecret ? null : before;

    public object? After { get; } = isSecret ? null : after;

    public bool IsSecret { get; } = isSecret;

    public override string ToString() => Name;
}

/// <summary>The result of a change.</summary>
/// <param name="State">The state after the change; null when Webex did not return it and it was not read back.</param>
/// <param name="Changes">The differences. Empty when nothing had to be written.</param>
internal sealed record ChangeResult<TModel>(TModel? State, IReadOnlyList<SettingChange> Changes)
    where TModel : class
{
    public bool ChangesSomething => Changes.Count > 0;
}

/// <summary>Describes differences for -WhatIf, -Confirm and -Verbose.</summary>
internal static class SettingChangeText
{
    public static string Describe(IEnumerable<SettingChange> changes) => string.Join(", ", changes.Select(Describe));

    private static string Describe(SettingChange change) =>
        change.IsSecret ? $"{change.Name} *** -> ***" : $"{change.Name} {Show(change.Before)} -> {Show(change.After)}";

    private static string Show(object? value) => value switch
    {
        null => "(unknown)",
        string text => $"'{Line(text)}'",
        IEnumerable list => string.Join("; ", list.Cast<object>().Select(Line)) is { Length: > 0 } items ? items : "(none)",
        _ => Line(value),
    };

    // The current value is what another user may have written, so it must not control the terminal.
    private static string Line(object value) =>
        TerminalText.Line(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty, int.MaxValue);
}
