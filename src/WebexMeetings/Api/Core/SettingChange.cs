using System.Collections;
using System.Globalization;

namespace WebexMeetings.Api.Core;

/// <summary>A setting that differs from what is wanted. Not a record: a record would print a PIN.</summary>
/// <param name="name">The setting's property name.</param>
/// <param name="before">What is there; null when Webex does not say.</param>
/// <param name="after">What is wanted.</param>
/// <param name="isSecret">Whether the values must not be shown.</param>
internal sealed class SettingChange(string name, object? before, object? after, bool isSecret = false)
{
    public string Name { get; } = name;

    public object? Before { get; } = isSecret ? null : before;

    public object? After { get; } = isSecret ? null : after;

    public bool IsSecret { get; } = isSecret;

    public override string ToString() => Name;
}

/// <summary>What became of a change.</summary>
/// <param name="State">The state afterwards; null when Webex sent none and nobody asked for it.</param>
/// <param name="Changes">What differed. Empty when nothing had to be written.</param>
internal sealed record ChangeResult<TModel>(TModel? State, IReadOnlyList<SettingChange> Changes)
    where TModel : class
{
    public bool ChangesSomething => Changes.Count > 0;
}

/// <summary>Puts differences into words, for -WhatIf, -Confirm and -Verbose.</summary>
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
