namespace WebexMeetings.Tests.Http.Simulation;

/// <summary>A clock that goes from event to event. Timers go off on its thread, late by chance.</summary>
internal sealed class SimulatedClock(Random random) : TimeProvider
{
    private readonly PriorityQueue<Action, (double Moment, int Number)> events = new();
    private int scheduled;

    /// <summary>Gets or sets the longest delay of a timer in seconds: 16 ms on Windows.</summary>
    public double TimerDelay { get; set; } = 0.016;

    /// <summary>Gets the seconds since the start.</summary>
    public double Now { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => TimeSpan.FromSeconds(Now).Ticks;

    public void After(double seconds, Action happen) => events.Enqueue(happen, (Now + seconds, scheduled++));

    public void Step()
    {
        if (!events.TryDequeue(out Action? happen, out (double Moment, int Number) at))
        {
            throw new InvalidOperationException("Everybody waits, and nothing will happen.");
        }

        Now = Math.Max(Now, at.Moment);
        happen();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class SimulatedTimer(SimulatedClock clock, Action callback) : ITimer
    {
        private int version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int mine = ++version;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock.After(dueTime.TotalSeconds + clock.Lateness(), () => GoOff(mine));
            }

            return true;
        }

        public void Dispose() => version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void GoOff(int mine)
        {
            if (mine == version)
            {
                callback();
            }
        }
    }

    private double Lateness() => random.NextDouble() * TimerDelay;
}
