namespace WebexMeetings.Simulator;

/// <summary>A counter that tests can wait for. Without anybody waiting, counting takes no lock.</summary>
internal sealed class Threshold
{
    private readonly Lock changing = new();
    private readonly List<(Func<long, bool> IsReached, TaskCompletionSource Source)> waiters = [];
    private volatile bool hasWaiters;
    private long value;

    public long Value => Interlocked.Read(ref value);

    public long Increment() => Changed(Interlocked.Increment(ref value));

    public long Decrement() => Changed(Interlocked.Decrement(ref value));

    public void Reset() => Changed(Interlocked.Exchange(ref value, 0));

    /// <summary>Completes when the value is at least the given one.</summary>
    public Task ReachAsync(long value, CancellationToken cancellation) => WaitAsync(current => current >= value, cancellation);

    /// <summary>Completes when the value is zero.</summary>
    public Task EmptyAsync(CancellationToken cancellation) => WaitAsync(current => current == 0, cancellation);

    private Task WaitAsync(Func<long, bool> isReached, CancellationToken cancellation)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (changing)
        {
            waiters.Add((isReached, source));
            hasWaiters = true;
        }
        // The value may have got there before anybody knew of the waiter.
        Changed(Value);
        return source.Task.WaitAsync(cancellation);
    }

    private long Changed(long value)
    {
        if (hasWaiters)
            Wake(value);
        return value;
    }

    private void Wake(long value)
    {
        lock (changing)
        {
            waiters.RemoveAll(waiter => waiter.Source.Task.IsCompleted || (waiter.IsReached(value) && waiter.Source.TrySetResult()));
            hasWaiters = waiters.Count > 0;
        }
    }
}
