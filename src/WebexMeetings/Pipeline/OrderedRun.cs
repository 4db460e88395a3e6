namespace WebexMeetings.Pipeline;

/// <summary>
/// Works on many inputs at a time and gives their outcomes in the order of the inputs. Belongs to one thread, the pipeline's:
/// it adds inputs and takes outcomes; only the signal is touched by others.
/// </summary>
internal sealed class OrderedRun : IDisposable
{
    private readonly Queue<Task<Outcome>> pending = new();
    private readonly CancellationTokenSource stop;
    private readonly ManualResetEventSlim signal;

    /// <param name="lookAhead">How many inputs may be under way or waiting to be taken.</param>
    /// <param name="signal">Set whenever an outcome may be there to take.</param>
    /// <param name="cancellationToken">Stops all work.</param>
    public OrderedRun(int lookAhead, ManualResetEventSlim signal, CancellationToken cancellationToken)
    {
        LookAhead = lookAhead;
        this.signal = signal;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public int LookAhead { get; }

    /// <summary>Inputs whose outcome was not taken yet.</summary>
    public int Count => pending.Count;

    /// <summary>Begins the work on one input. <paramref name="work"/> gives its outcome and throws nothing.</summary>
    public void Add(Func<CancellationToken, Task<Outcome>> work)
    {
        // Not on this thread: composing and sending a request costs processor time that the pipeline needs for writing.
        Task<Outcome> task = Task.Run(() => work(stop.Token), stop.Token);
        pending.Enqueue(task);
        _ = task.ContinueWith(
            static (_, state) => ((ManualResetEventSlim)state!).Set(),
            signal,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Takes the next outcome in order, if it is there.</summary>
    public bool TryTake(out Outcome? outcome)
    {
        if (pending.Count == 0 || !pending.Peek().IsCompleted)
        {
            outcome = null;
            return false;
        }

        outcome = pending.Dequeue().GetAwaiter().GetResult();
        return true;
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
