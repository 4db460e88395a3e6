using System.Diagnostics.CodeAnalysis;

namespace WebexMeetings.Http;

/// <summary>
/// Decides when each request of a connection leaves, for every command and every runspace that uses the connection. Each area of the API
/// has its own rate. Commands take turns, each with at most its own number of requests in flight, so that none starves another. A
/// request that waits is not in flight.
/// </summary>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "The timer is set only while requests wait; a timer that is not set holds nothing.")]
internal sealed class AdaptiveRateLimiter
{
    private readonly object sync = new();
    private readonly TimeProvider time;
    private readonly TimeSpan maximumWait;
    private readonly long start;
    private readonly Dictionary<string, RateLimiterArea> areas = new(StringComparer.OrdinalIgnoreCase);
    private ITimer? timer;

    /// <param name="time">The clock.</param>
    /// <param name="maximumWait">
    /// The longest wait for a server that accepts no requests. A request that would wait longer fails at once.
    /// </param>
    public AdaptiveRateLimiter(TimeProvider time, TimeSpan maximumWait)
    {
        this.time = time;
        this.maximumWait = maximumWait;
        start = time.GetTimestamp();
    }

    // Not the time of day, because setting the clock back must not keep an area closed.
    private TimeSpan Now => time.GetElapsedTime(start);

    /// <summary>Waits until a request may leave. The caller returns the permit with <see cref="Release"/>.</summary>
    /// <exception cref="AreaClosedException">The server accepts no requests for longer than the connection waits.</exception>
    public ValueTask<RatePermit> AcquireAsync(RequestContext context, string areaName, CancellationToken cancellationToken)
    {
        RateLimiterArea area;
        RateLimiterWaiter waiter;
        TimeSpan wait;
        bool isClosed;
        lock (sync)
        {
            area = GetArea(areaName);
            TimeSpan now = Now;
            TimeSpan closed = area.Rate.ClosedFor(now);
            if (closed > maximumWait)
            {
                throw new AreaClosedException(closed);
            }

            wait = area.Rate.WaitAt(now);
            if (area.HasNoWaiter && wait == TimeSpan.Zero && context.HasFreeSlot)
            {
                return new ValueTask<RatePermit>(Grant(area, context, now));
            }

            isClosed = area.Rate.DownFor(now) > TimeSpan.Zero || closed > TimeSpan.Zero;
            waiter = area.Add(context, now);
            Pump();
        }

        if (wait > TimeSpan.Zero)
        {
            context.Observer.OnWaiting(wait, ReasonFor(isClosed));
        }

        return new ValueTask<RatePermit>(cancellationToken.CanBeCanceled ? WaitAsync(area, waiter, cancellationToken) : waiter.Task);
    }

    /// <summary>Ends a request, so that the next one of the same command may leave.</summary>
    public void Release(RatePermit permit)
    {
        lock (sync)
        {
            permit.Context.InFlight--;
            Pump();
        }
    }

    /// <summary>Records that the server accepted the request, whatever its response says.</summary>
    public void OnSuccess(RatePermit permit)
    {
        lock (sync)
        {
            permit.Area.Rate.OnSuccess(permit.Ticket, Now);
        }
    }

    /// <summary>Records that the server refused the request for being too fast.</summary>
    /// <param name="permit">The permit of the request.</param>
    /// <param name="retryAfter">The time that the server asks to wait; null when it does not ask.</param>
    /// <returns>The number of requests that the server accepted in this area so far.</returns>
    public long OnThrottled(RatePermit permit, TimeSpan? retryAfter)
    {
        long accepted = 0;
        Close(permit.Area, (rate, now) =>
        {
            rate.OnThrottled(permit.Ticket, now, retryAfter);
            accepted = rate.Accepted;
        });
        return accepted;
    }

    /// <summary>Records a gateway error or a lost connection.</summary>
    public void OnUnavailable(RatePermit permit) => Close(permit.Area, static (rate, now) => rate.OnUnavailable(now));

    private static string ReasonFor(bool isClosed) => isClosed ? "Webex asked to wait" : "keeping to the rate limit";

    private static RatePermit Grant(RateLimiterArea area, RequestContext context, TimeSpan now)
    {
        context.InFlight++;
        return new RatePermit(area, context, area.Rate.Leave(now, area.WaitingCount));
    }

    // Timers truncate fractions of a millisecond. Waking up too early would loop until the millisecond is over.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(wait.TotalMilliseconds, int.MaxValue)));

    private async Task<RatePermit> WaitAsync(RateLimiterArea area, RateLimiterWaiter waiter, CancellationToken cancellationToken)
    {
        using (cancellationToken.Register(() => Cancel(area, waiter, cancellationToken)))
        {
            return await waiter.Task.ConfigureAwait(false);
        }
    }

    private void Cancel(RateLimiterArea area, RateLimiterWaiter waiter, CancellationToken cancellationToken)
    {
        lock (sync)
        {
            area.Remove(waiter);
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    /// <summary>Records a failure that may close an area, and informs the waiting commands of the reason.</summary>
    private void Close(RateLimiterArea area, Action<AdaptiveRate, TimeSpan> record)
    {
        RequestContext[] waiting = [];
        TimeSpan closed;
        lock (sync)
        {
            TimeSpan now = Now;
            TimeSpan before = area.Rate.ClosedFor(now);
            record(area.Rate, now);
            closed = area.Rate.ClosedFor(now);
            Pump();
            if (closed > before)
            {
                waiting = [.. area.WaitingCommands];
            }
        }

        foreach (RequestContext context in waiting)
        {
            context.Observer.OnWaiting(closed, ReasonFor(isClosed: true));
        }
    }

    private RateLimiterArea GetArea(string name)
    {
        if (!areas.TryGetValue(name, out RateLimiterArea? area))
        {
            area = new RateLimiterArea();
            areas.Add(name, area);
        }

        return area;
    }

    private void OnTimer()
    {
        lock (sync)
        {
            Pump();
        }
    }

    /// <summary>Releases the requests that may leave, and sets the timer for the next.</summary>
    private void Pump()
    {
        TimeSpan now = Now;
        TimeSpan earliest = TimeSpan.MaxValue;
        foreach (RateLimiterArea area in areas.Values)
        {
            if (area.HasNoWaiter)
            {
                continue;
            }

            FailThoseWhoWouldWaitTooLong(area, now);
            TimeSpan wait;
            while ((wait = area.Rate.WaitAt(now)) == TimeSpan.Zero && area.TakeNext() is { } waiter)
            {
                waiter.SetResult(Grant(area, waiter.Context, now));
            }

            if (wait > TimeSpan.Zero && wait < earliest && area.HasWaiterWithSlot)
            {
                earliest = wait;
            }
        }

        SetTimer(earliest);
    }

    private void SetTimer(TimeSpan wait)
    {
        if (wait != TimeSpan.MaxValue)
        {
            timer ??= time.CreateTimer(
                static limiter => ((AdaptiveRateLimiter)limiter!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(WholeMilliseconds(wait), Timeout.InfiniteTimeSpan);
        }
    }

    private void FailThoseWhoWouldWaitTooLong(RateLimiterArea area, TimeSpan now)
    {
        TimeSpan closed = area.Rate.ClosedFor(now);
        TimeSpan down = area.Rate.DownFor(now);
        if (closed <= maximumWait && down <= maximumWait)
        {
            return;
        }

        foreach (RateLimiterWaiter waiter in area.RemoveAll(waiter => closed > maximumWait || now - waiter.Since > maximumWait))
        {
            waiter.SetException(new AreaClosedException(closed));
        }
    }
}

/// <summary>A request that may leave, or has left.</summary>
internal sealed record RatePermit(RateLimiterArea Area, RequestContext Context, RateTicket Ticket);

/// <summary>The exception for an area of the API that accepts no requests for longer than the connection waits.</summary>
internal sealed class AreaClosedException(TimeSpan wait) : Exception
{
    /// <summary>Gets the time that Webex asked to wait; null when it did not ask.</summary>
    public TimeSpan? Wait { get; } = wait > TimeSpan.Zero ? wait : null;
}
