namespace WebexMeetings.Pipeline;

/// <summary>
/// Tells how long to wait for an answer before the producer is let go on. A cmdlet can write only while the engine is inside one of
/// its methods, so behind a slow producer a finished result would lie about until the next input. Behind a fast one, waiting would
/// cost all the speed. So: wait where the producer lately took longer than an answer does, and never longer than it took.
/// </summary>
internal sealed class UpstreamPacing(TimeProvider time)
{
    /// <summary>
    /// How slow the producer is shows with the second input; the first is waited for a moment, so that its result comes at once.
    /// </summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);

    private long? left;
    private TimeSpan gap = FirstPatience;
    private TimeSpan lastAnswer = TimeSpan.Zero;

    /// <summary>How long to wait for what is under way; zero for not at all.</summary>
    public TimeSpan Patience => gap >= lastAnswer ? gap : TimeSpan.Zero;

    /// <summary>The engine gave an input.</summary>
    public void Entered()
    {
        if (left is { } since)
        {
            gap = time.GetElapsedTime(since);
        }
    }

    /// <summary>Takes the time from an input to its result.</summary>
    public void Answered(TimeSpan duration) => lastAnswer = duration;

    /// <summary>The engine goes back to the producer.</summary>
    public void Left() => left = time.GetTimestamp();
}
