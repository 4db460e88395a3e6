namespace WebexMeetings.Tests.Setup;

/// <summary>
/// A clock for tests that must not wait. It stands still while anybody works, and as soon as all workers wait for a timer it jumps to
/// the earliest one. What a test measures with it is exact, and an hour costs nothing.
/// </summary>
internal sealed class SimulatedTime : TimeProvider
{
    private readonly Lock sync = new();
    private readonly PriorityQueue<Alarm, (DateTimeOffset Due, long Number)> alarms = new();
    private DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private long created;
    private int waiting;
    private int workers;

    /// <param name="workers">How many flows of work there are at the start; 0 for a clock that moves only by <see cref="FireNext"/>.</param>
    public SimulatedTime(int workers = 1) => this.workers = workers;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>One more flow of work: the clock waits for it, too.</summary>
    public void Enter()
    {
        lock (sync)
        {
            workers++;
        }
    }

    /// <summary>A flow of work is over: the clock need not wait for it any more.</summary>
    public void Leave()
    {
        lock (sync)
        {
            workers--;
            FireWhenAllWait();
        }
    }

    /// <summary>Jumps to the earliest timer and lets it go off. False when there is none.</summary>
    public bool FireNext()
    {
        Alarm? alarm;
        lock (sync)
        {
            do
            {
                if (!alarms.TryDequeue(out alarm, out _))
                {
                    return false;
                }
            }
            while (!alarm.IsSet);

            now = alarm.Due > now ? alarm.Due : now;
            Clear(alarm);
        }

        alarm.GoOff();
        return true;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private void Set(Alarm alarm, TimeSpan dueTime)
    {
        lock (sync)
        {
            Clear(alarm);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            alarm.Due = now + dueTime;
            alarm.IsSet = true;
            waiting++;
            alarms.Enqueue(alarm, (alarm.Due, created++));
            FireWhenAllWait();
        }
    }

    private void Clear(Alarm alarm)
    {
        lock (sync)
        {
            waiting -= alarm.IsSet ? 1 : 0;
            alarm.IsSet = false;
        }
    }

    private void FireWhenAllWait()
    {
        if (workers > 0 && waiting >= workers)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static clock => clock.FireNext(), this, preferLocal: false);
        }
    }

    private sealed class Alarm(SimulatedTime clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool IsSet { get; set; }

        public void GoOff() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Clear(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
