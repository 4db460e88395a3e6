using System.Diagnostics.CodeAnalysis;

namespace WebexMeetings.Http;

/// <summary>
/// The one gate that all requests of a connection pass, from every command and every runspace that holds it. A refusal for being too
/// fast closes it for all; afterwards requests leave at the pace that Webex was seen to accept.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The semaphore holds no handle, and disposing of it would leave its waiters waiting for ever.")]
internal sealed class RateGate(TimeProvider time, TimeSpan maximumWait)
{
    private readonly object sync = new();
    private readonly RequestPace pace = new();
    private readonly long start = time.GetTimestamp();

    /// <summary>The first in the queue waits for the next moment, the others for the first: who gives up takes no moment along.</summary>
    private readonly SemaphoreSlim queue = new(1);

    public bool IsClosed => Ask(leave: false).ClosedFor > TimeSpan.Zero;

    // Not the time of day: a clock that is set back must not keep the gate closed.
    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Waits until this request may leave.</summary>
    /// <returns>Its turn, to be given to <see cref="Accepted"/> or <see cref="Refused"/>.</returns>
    /// <exception cref="RateGateClosedException">The gate stays closed for longer than anybody wants to wait.</exception>
    public ValueTask<int> WaitAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        // As long as Webex refuses nothing, nobody queues. Who comes while somebody does must not overtake.
        Answer answer = Ask(leave: queue.CurrentCount > 0);
        return answer.Left ? new ValueTask<int>(answer.Turn) : new ValueTask<int>(QueueAsync(observer, answer, cancellationToken));
    }

    /// <summary>An answer came that was no refusal for being too fast.</summary>
    public void Accepted(int turn)
    {
        lock (sync)
        {
            pace.Accepted(turn);
        }
    }

    /// <summary>Webex refused the request for being too fast, and wants none for this long.</summary>
    public void Refused(TimeSpan wait, int turn)
    {
        lock (sync)
        {
            pace.Refused(Now, wait, turn);
        }
    }

    /// <summary>Webex wants no request for this long, for a reason that has nothing to do with their number.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (sync)
        {
            pace.Pause(Now, wait);
        }
    }

    private async Task<int> QueueAsync(IRequestObserver observer, Answer answer, CancellationToken cancellationToken)
    {
        // The first in the queue may be another command's; everybody is told why nothing happens.
        Tell(observer, answer);
        await queue.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                answer = Ask(leave: true);
                if (answer.Left)
                {
                    return answer.Turn;
                }

                Tell(observer, answer);
                await time.Delay(WholeMilliseconds(answer.Wait), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            queue.Release();
        }
    }

    private Answer Ask(bool leave)
    {
        lock (sync)
        {
            TimeSpan now = Now;
            TimeSpan wait = pace.WaitAt(now);
            bool leaves = leave && wait == TimeSpan.Zero;
            return new Answer(wait, pace.ClosedAt(now), leaves, leaves ? pace.Leave(now) : 0);
        }
    }

    private void Tell(IRequestObserver observer, Answer answer)
    {
        if (answer.ClosedFor > maximumWait)
        {
            throw new RateGateClosedException(answer.ClosedFor);
        }

        if (answer.Wait > TimeSpan.Zero)
        {
            observer.OnWaiting(answer.Wait, answer.ClosedFor > TimeSpan.Zero ? "Webex asked to wait" : "keeping to Webex's rate limit");
        }
    }

    // Timers cut off fractions; waking up too early would mean going round until the millisecond is over.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private readonly record struct Answer(TimeSpan Wait, TimeSpan ClosedFor, bool Left, int Turn);
}
