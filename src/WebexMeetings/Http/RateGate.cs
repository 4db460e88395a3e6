namespace WebexMeetings.Http;

/// <summary>
/// The one gate that all requests of a connection pass, from every command and every runspace that holds it. A refusal for being too
/// fast closes it for all; afterwards requests leave at the pace that Webex was seen to accept.
/// </summary>
internal sealed class RateGate(TimeProvider time, TimeSpan maximumWait)
{
    private readonly object sync = new();
    private readonly RequestPace pace = new();
    private DateTimeOffset closedUntil = DateTimeOffset.MinValue;
    private int closings;

    public bool IsClosed
    {
        get
        {
            lock (sync)
            {
                return closedUntil > time.GetUtcNow();
            }
        }
    }

    /// <summary>Waits for this request's turn.</summary>
    /// <exception cref="RateGateClosedException">The gate stays closed for longer than anybody wants to wait.</exception>
    public async Task WaitAsync(IRequestObserver observer, CancellationToken cancellationToken)
    {
        while (true)
        {
            Turn turn = NextTurn();
            if (turn.Wait > maximumWait && turn.IsClosed)
            {
                throw new RateGateClosedException(turn.Wait);
            }

            if (turn.Wait > TimeSpan.Zero)
            {
                observer.OnWaiting(turn.Wait, turn.IsClosed ? "Webex asked to wait" : "keeping to Webex's rate limit");
                await time.Delay(turn.Wait, cancellationToken).ConfigureAwait(false);
            }

            if (IsStillGood(turn))
            {
                return;
            }
        }
    }

    /// <summary>Closes the gate for this long, counted from now; a wait that is already longer stays.</summary>
    public void Pause(TimeSpan wait)
    {
        lock (sync)
        {
            DateTimeOffset now = time.GetUtcNow();
            DateTimeOffset until = now + wait;
            bool alreadyClosed = closedUntil > now;
            if (until > closedUntil)
            {
                closedUntil = until;
            }

            // Requests that were in flight together are refused together; that is one event, and tells the rate once.
            if (!alreadyClosed)
            {
                closings++;
                pace.Refused(closedUntil);
            }
        }
    }

    public void Accepted()
    {
        lock (sync)
        {
            pace.Accepted();
        }
    }

    private Turn NextTurn()
    {
        lock (sync)
        {
            DateTimeOffset now = time.GetUtcNow();
            return closedUntil > now
                ? new Turn(closedUntil - now, IsClosed: true, closings)
                : new Turn(pace.Reserve(now) - now, IsClosed: false, closings);
        }
    }

    // A turn given before the gate closed is void: its moment lies in the pause, or in a pace that was too fast.
    private bool IsStillGood(Turn turn)
    {
        lock (sync)
        {
            return !turn.IsClosed && turn.Closings == closings;
        }
    }

    private readonly record struct Turn(TimeSpan Wait, bool IsClosed, int Closings);
}
