namespace WebexMeetings.Pipeline;

/// <summary>What became of one input: its objects, or exactly one failure.</summary>
internal sealed class Outcome
{
    private Outcome(Input input, Step step, Exception? failure)
    {
        Input = input;
        Step = step;
        Failure = failure;
    }

    public Input Input { get; }

    /// <summary>The objects to emit, empty when there is a failure, and what is left to do.</summary>
    public Step Step { get; }

    /// <summary>Why there are no objects; null when there are.</summary>
    public Exception? Failure { get; }

    /// <summary>How long it took, from the input to the answer.</summary>
    public TimeSpan Duration { get; init; }

    public static Outcome Of(Input input, Step step, TimeSpan duration) => new(input, step, null) { Duration = duration };

    public static Outcome Failed(Input input, Exception failure, TimeSpan duration) => new(input, Step.Last([]), failure) { Duration = duration };
}
