using System.Collections;
using System.Globalization;

namespace WebexMeetings.Api.Core;

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
        string text => $"'{text}'",
        IEnumerable list => string.Join("; ", list.Cast<object>()) is { Length: > 0 } items ? items : "(none)",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
