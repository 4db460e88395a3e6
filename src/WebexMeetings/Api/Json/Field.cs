namespace WebexMeetings.Api.Json;

/// <summary>The state of a part of a response.</summary>
internal enum FieldState
{
    /// <summary>The response does not have it.</summary>
    Absent,

    /// <summary>It is there and null.</summary>
    Null,

    /// <summary>It is not what the API documents, and at most a part of it was read.</summary>
    Unreadable,

    /// <summary>It has a valid value.</summary>
    Known,
}

/// <summary>
/// A part of a response that a change may have to write back. A read uses <see cref="Value"/>, where absent, null and unreadable are all
/// null. A write uses it only when <see cref="IsKnown"/>, because an absent list and an empty one differ there.
/// </summary>
/// <typeparam name="T">A type that can be null: string, bool?, int?, long?, or a list.</typeparam>
/// <remarks>A class, because the JIT compiles all of System.Text.Json again for a generic structure. That takes 170 methods.</remarks>
internal sealed class Field<T>
{
    private Field(FieldState state, T? value)
    {
        State = state;
        Value = value;
    }

    /// <summary>A part that the response does not have, which is the initial value in each DTO.</summary>
    public static Field<T> Absent { get; } = new(FieldState.Absent, default);

    /// <summary>A part that is there and null.</summary>
    public static Field<T> Null { get; } = new(FieldState.Null, default);

    public FieldState State { get; }

    /// <summary>Gets the value; null when nothing was read.</summary>
    public T? Value { get; }

    public bool IsKnown => State == FieldState.Known;

    public static Field<T> Known(T value) => new(FieldState.Known, value);

    /// <param name="value">The part that can still be shown.</param>
    public static Field<T> Unreadable(T? value = default) => new(FieldState.Unreadable, value);
}
