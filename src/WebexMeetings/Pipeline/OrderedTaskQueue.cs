namespace WebexMeetings.Pipeline;

/// <summary>
/// Works on many inputs at a time and gives their outcomes in the order of the inputs. Belongs to one thread, the pipeline's:
/// it adds inputs and takes outcomes; only the signal is touched by others.
/// </summary>
internal sealed class OrderedTaskQueue : IDisposable
{
    private readonly Queue<Task<Outcome>> pending = new();
    private readonly CancellationTokenSource stop;
    private readonly ManualResetEventSlim signal;
    private Task? watched;

    /// <param name="lookAhead">How many inputs may be under way or waiting to be taken.</param>
    /// <param name="signal">Set when an outcome that was asked for in vain is there.</param>
    /// <param name="cancellationToken">Stops all work.</param>
    public OrderedTaskQueue(int lookAhead, ManualResetEventSlim signal, CancellationToken cancellationToken)
    {
        LookAhead = lookAhead;
        this.signal = signal;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public int LookAhead { get; }

    /// <summary>Inputs whose outcome was not taken yet.</summary>
    public int Count => pending.Count;

    /// <summary>
    /// Begins the work on one input. <paramref name="work"/> gives its outcome and throws nothing; what it does before it first waits
    /// is done here and now.
    /// </summary>
    public void Add(Func<CancellationToken, Task<Outcome>> work) => pending.Enqueue(work(stop.Token));

    /// <summary>Takes the next outcome in order, if it is there. If not, the signal will tell when it is.</summary>
    public bool TryTake(out Outcome? outcome)
    {
        outcome = null;
        if (pending.Count == 0)
        {
            return false;
        }

        if (!pending.Peek().IsCompleted)
        {
            Watch(pending.Peek());
            return false;
        }

        outcome = pending.Dequeue().GetAwaiter().GetResult();
        return true;
    }

    // Only the first in order can be taken, so only the first is worth waking the pipeline thread for.
    private void Watch(Task first)
    {
        if (ReferenceEquals(first, watched))
        {
            return;
        }

        watched = first;
        _ = first.ContinueWith(
            static (_, state) => ((ManualResetEventSlim)state!).Set(),
            signal,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Stops all work and waits until none of it is left, so that no request outlives the command.</summary>
    public void Dispose()
    {
        stop.Cancel();
        Task.WhenAll(pending).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).GetAwaiter().GetResult();
        pending.Clear();
        stop.Dispose();
    }
}
