namespace WebexMeetings.Api.Json;

/// <summary>How a part of a response came.</summary>
internal enum FieldState
{
    /// <summary>The response does not have it.</summary>
    Absent,

    /// <summary>It is there and null.</summary>
    Null,

    /// <summary>It is there, and it is not what the API documents; at best a part of it was understood.</summary>
    Unreadable,

    /// <summary>It is there and understood.</summary>
    Known,
}

/// <summary>
/// A part of a response that a change may have to write back. Reading takes <see cref="Value"/>, where absent, null and unreadable are all
/// null; a write takes it only when <see cref="IsKnown"/>, because an absent list and an empty one are different things there.
/// </summary>
/// <typeparam name="T">A type that can be null: string, bool?, int?, long?, or a list.</typeparam>
internal readonly struct Field<T>
{
    private Field(FieldState state, T? value)
    {
        State = state;
        Value = value;
    }

    /// <summary>A part that is there and null.</summary>
    public static Field<T> Null => new(FieldState.Null, default);

    public FieldState State { get; }

    /// <summary>What was understood; null when nothing was.</summary>
    public T? Value { get; }

    public bool IsKnown => State == FieldState.Known;

    public static Field<T> Known(T value) => new(FieldState.Known, value);

    /// <param name="value">What can be shown of it all the same.</param>
    public static Field<T> Unreadable(T? value = default) => new(FieldState.Unreadable, value);
}
