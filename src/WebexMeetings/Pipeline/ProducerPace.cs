namespace WebexMeetings.Pipeline;

/// <summary>
/// Tells whether inputs come more slowly than answers do. A cmdlet can write only while the engine is inside one of its methods,
/// so behind a slow producer a finished result would lie about until the next input: there, it is better to wait for the answer
/// before letting the producer go on. Behind a fast one, waiting would cost all the speed.
/// </summary>
internal sealed class ProducerPace(TimeProvider time)
{
    private long left;
    private bool hasLeft;
    private TimeSpan gap = TimeSpan.MaxValue;
    private TimeSpan lastAnswer = TimeSpan.Zero;

    /// <summary>True for the first input, so that its result is on the screen as soon as it is there, and whenever the producer is slow.</summary>
    public bool IsSlow => gap >= lastAnswer;

    /// <summary>The engine gave an input.</summary>
    public void Entered()
    {
        if (hasLeft)
        {
            gap = time.GetElapsedTime(left);
        }
    }

    /// <summary>The input was waited for, and its answer took this long.</summary>
    public void Answered(TimeSpan duration) => lastAnswer = duration;

    /// <summary>The engine goes back to the producer.</summary>
    public void Left()
    {
        left = time.GetTimestamp();
        hasLeft = true;
    }
}
