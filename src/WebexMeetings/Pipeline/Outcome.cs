namespace WebexMeetings.Pipeline;

/// <summary>What became of one input: its objects, or exactly one failure.</summary>
internal sealed class Outcome
{
    private Outcome(Input input, IReadOnlyList<object> objects, Exception? failure)
    {
        Input = input;
        Objects = objects;
        Failure = failure;
    }

    public Input Input { get; }

    /// <summary>The objects to emit; empty when there is a failure.</summary>
    public IReadOnlyList<object> Objects { get; }

    /// <summary>Why there are no objects; null when there are.</summary>
    public Exception? Failure { get; }

    /// <summary>How long it took, from the input to the answer.</summary>
    public TimeSpan Duration { get; init; }

    public static Outcome Of(Input input, IReadOnlyList<object> objects, TimeSpan duration) => new(input, objects, null) { Duration = duration };

    public static Outcome Failed(Input input, Exception failure, TimeSpan duration) => new(input, [], failure) { Duration = duration };
}
