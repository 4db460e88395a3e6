namespace WebexMeetings.Tests.Setup;

/// <summary>
/// A clock for tests that must not wait. It stands still until so many timers are set as there are workers, then it jumps to the
/// earliest one. With one worker, what a test measures is exact; with any number, an hour costs nothing.
/// </summary>
internal sealed class SimulatedTime(int workers = 1) : TimeProvider
{
    private readonly Lock sync = new();
    private readonly PriorityQueue<Alarm, (DateTimeOffset Due, long Number)> alarms = new();
    private DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private long created;
    private int waiting;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>A clock that stands still, whoever waits, until <see cref="Start"/>.</summary>
    public static SimulatedTime Stopped() => new(int.MaxValue);

    /// <summary>From now on it jumps as soon as somebody waits, and for those who wait already.</summary>
    public void Start()
    {
        lock (sync)
        {
            workers = 1;
            for (int i = 0; i < waiting; i++)
            {
                FireWhenAllWait();
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (sync)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

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

    private void FireNext()
    {
        Alarm? alarm;
        lock (sync)
        {
            do
            {
                if (!alarms.TryDequeue(out alarm, out _))
                {
                    return;
                }
            }
            while (!alarm.IsSet);

            now = alarm.Due > now ? alarm.Due : now;
            Clear(alarm);
        }

        alarm.GoOff();
    }

    private void FireWhenAllWait()
    {
        if (waiting >= workers)
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
