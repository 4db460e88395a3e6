namespace WebexMeetings.Pipeline;

/// <summary>
/// Decides how long to wait for a result before the producer continues. A cmdlet can write only while the engine is inside one of its
/// methods, so after a slow producer a finished result would stay unwritten until the next input. After a fast one, waiting would cost all
/// the speed. So the cmdlet waits when the producer recently took longer than a result does, and never longer than the producer took.
/// </summary>
internal sealed class UpstreamPacing(TimeProvider time)
{
    /// <summary>
    /// The speed of the producer is known only at the second input. The cmdlet waits this long for the first result, so that it is written
    /// at once.
    /// </summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);

    private long? left;
    private TimeSpan gap = FirstPatience;
    private TimeSpan lastAnswer = TimeSpan.Zero;

    /// <summary>Gets the time to wait for running work; zero for no wait.</summary>
    public TimeSpan Patience => gap >= lastAnswer ? gap : TimeSpan.Zero;

    /// <summary>Records that the engine passed an input.</summary>
    public void Entered()
    {
        if (left is { } since)
        {
            gap = time.GetElapsedTime(since);
        }
    }

    /// <summary>Records the time from an input to its result.</summary>
    public void Answered(TimeSpan duration) => lastAnswer = duration;

    /// <summary>Records that the engine returns to the producer.</summary>
    public void Left() => left = time.GetTimestamp();
}
