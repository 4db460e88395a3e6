namespace WebexMeetings.Http;

/// <summary>
/// When requests may leave. As long as Webex refuses none, as fast as they come. After a refusal, as fast as Webex was seen to accept
/// them, and then faster and faster until the next one, because limits differ and change. Arithmetic only: moments come in as time
/// since any start, moments go out.
/// </summary>
internal sealed class RequestPace
{
    /// <summary>
    /// How the rate grows: the n-th accepted request since the last refusal raises it by n times this. So after 300 requests, a usual
    /// minute's worth, it is a third higher; after 450 it has doubled; after 830 it is ten times as high.
    /// </summary>
    private const double Growth = 1 / 150_000d;

    /// <summary>Fewer accepted requests than this say too little about the limit to measure it by.</summary>
    private const int LeastForMeasuring = 5;

    private static readonly TimeSpan LeastInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Few requests were accepted where few were sent; that is no reason to creep. A limit this low shows in its own Retry-After.</summary>
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);

    /// <summary>A gap this long begins a new measurement: how often somebody typed a command says nothing about the limit.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    /// <summary>Webex counts by the minute: after a minute without a request, what was learnt is no longer true.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    private TimeSpan interval = TimeSpan.Zero;
    private TimeSpan next = TimeSpan.MinValue;
    private TimeSpan openAt = TimeSpan.MinValue;
    private TimeSpan lastLeft = TimeSpan.Zero;
    private TimeSpan measuredFrom = TimeSpan.Zero;
    private int accepted;
    private int refusals;

    /// <summary>How long Webex still wants no request; zero when it takes them.</summary>
    public TimeSpan ClosedAt(TimeSpan now) => openAt > now ? openAt - now : TimeSpan.Zero;

    /// <summary>How long the next request has to wait; zero when it may leave now.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        TimeSpan moment = next > openAt ? next : openAt;
        return moment > now ? moment - now : TimeSpan.Zero;
    }

    /// <summary>A request leaves.</summary>
    /// <returns>Its turn: what became of it is told with this number.</returns>
    public int Leave(TimeSpan now)
    {
        TimeSpan idle = now - lastLeft;
        if (idle > Idle)
        {
            measuredFrom = now;
            accepted = 0;
        }

        if (idle > Memory)
        {
            interval = TimeSpan.Zero;
        }

        // A timer goes off late now and then; being late by less than an interval must not lower the rate.
        TimeSpan due = next > now - interval ? next : now - interval;
        next = due + interval;
        lastLeft = now;
        return refusals;
    }

    /// <summary>An answer came that was no refusal for being too fast.</summary>
    public void Accepted(int turn)
    {
        if (turn == refusals)
        {
            accepted++;
            interval = TimeSpan.FromTicks((long)(interval.Ticks / (1 + (accepted * Growth))));
        }
    }

    /// <summary>A request was refused for being too fast; none may leave for this long.</summary>
    public void Refused(TimeSpan now, TimeSpan wait, int turn)
    {
        Pause(now, wait);

        // Requests that were under way together are refused together; that is one event, and tells the rate once.
        if (turn == refusals)
        {
            refusals++;
            interval = Measured();
            measuredFrom = lastLeft = next = openAt;
            accepted = 0;
        }
    }

    /// <summary>None may leave for this long, for a reason that says nothing about the rate. A longer wait stays.</summary>
    public void Pause(TimeSpan now, TimeSpan wait) => openAt = now + wait > openAt ? now + wait : openAt;

    // Until the gate opens again Webex takes nothing, so that time counts.
    private TimeSpan Measured()
    {
        long ticks = accepted >= LeastForMeasuring
            ? (openAt - measuredFrom).Ticks / accepted
            : Math.Max(interval.Ticks * 3 / 2, LeastInterval.Ticks);
        return TimeSpan.FromTicks(Math.Min(ticks, LongestInterval.Ticks));
    }
}
