namespace WebexMeetings.Pipeline;

/// <summary>What became of one input: its objects, or exactly one failure.</summary>
internal sealed class Outcome
{
    private Outcome(object? input, IReadOnlyList<object> objects, Exception? failure)
    {
        Input = input;
        Objects = objects;
        Failure = failure;
    }

    /// <summary>The input, as the user gave it.</summary>
    public object? Input { get; }

    /// <summary>The objects to emit; empty when there is a failure.</summary>
    public IReadOnlyList<object> Objects { get; }

    /// <summary>Why there are no objects; null when there are.</summary>
    public Exception? Failure { get; }

    public static Outcome Of(object? input, IReadOnlyList<object> objects) => new(input, objects, null);

    public static Outcome Of(object? input, object result) => new(input, [result], null);

    public static Outcome Failed(object? input, Exception failure) => new(input, [], failure);
}
