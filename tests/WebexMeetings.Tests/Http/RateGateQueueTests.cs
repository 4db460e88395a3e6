using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Who has queued at the gate goes first.</summary>
public sealed class RateGateQueueTests : IDisposable
{
    private static readonly TimeSpan Asked = TimeSpan.FromSeconds(10);

    private readonly LateTimers time = new();
    private readonly CancellationTokenSource stop = new();
    private readonly RateGate gate;

    public RateGateQueueTests() => gate = new RateGate(time, TimeSpan.FromMinutes(5));

    public void Dispose() => stop.Dispose();

    [Fact]
    public async Task Who_comes_when_the_gate_is_open_again_does_not_overtake_who_waits_for_it()
    {
        gate.Refused(Asked, await Wait());
        Task<int> first = Wait();
        time.Now += Asked;

        Task<int> second = Wait();

        Assert.False(second.IsCompleted);
        time.Fire();
        await first;
        stop.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public void As_long_as_Webex_refuses_nothing_nobody_waits() =>
        Assert.All(Enumerable.Range(1, 100), _ => Assert.True(Wait().IsCompletedSuccessfully));

    private Task<int> Wait() => gate.WaitAsync(new Listener(), stop.Token).AsTask();

    /// <summary>A clock whose timers go off when they are told to.</summary>
    private sealed class LateTimers : TimeProvider
    {
        private Action? fire;

        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            fire += () => callback(state);
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Fire() => fire!();
    }
}
