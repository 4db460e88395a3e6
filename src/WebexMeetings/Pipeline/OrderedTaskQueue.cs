using System.Diagnostics;

namespace WebexMeetings.Pipeline;

/// <summary>
/// Works on many inputs at a time and gives their results in the order of the inputs. Belongs to one thread, the pipeline's:
/// it adds inputs and takes results; only the signal is touched by others.
/// </summary>
internal sealed class OrderedTaskQueue : IDisposable
{
    private readonly Queue<Entry> pending = new();
    private readonly CancellationTokenSource stop;
    private readonly ManualResetEventSlim signal;
    private Task? watched;

    /// <param name="lookAhead">How many inputs may be in work or waiting to be taken.</param>
    /// <param name="signal">Set when a result that was not there yet when it was asked for has come.</param>
    /// <param name="cancellationToken">Stops all work.</param>
    public OrderedTaskQueue(int lookAhead, ManualResetEventSlim signal, CancellationToken cancellationToken)
    {
        LookAhead = lookAhead;
        this.signal = signal;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public int LookAhead { get; }

    /// <summary>Inputs whose result was not taken yet.</summary>
    public int Count => pending.Count;

    /// <summary>
    /// Begins the work on one input. The work fails by its task and not by itself; what it does before it first waits is done here and now.
    /// </summary>
    public void Add(Input input, Func<CancellationToken, Task<InputResult>> work)
    {
        var watch = Stopwatch.StartNew();
        Task<InputResult> result = work(stop.Token);
        _ = result.ContinueWith(
            static (_, state) => ((Stopwatch)state!).Stop(),
            watch,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        pending.Enqueue(new Entry(input, result, watch));
    }

    /// <summary>Takes the next input in order if its work has ended. If not, the signal tells when it has.</summary>
    public bool TryTake(out Entry? first)
    {
        first = null;
        if (pending.Count == 0)
        {
            return false;
        }

        if (!pending.Peek().Result.IsCompleted)
        {
            Watch(pending.Peek().Result);
            return false;
        }

        first = pending.Dequeue();
        return true;
    }

    /// <summary>Stops all work and waits until none of it is left, so that no request outlives the command.</summary>
    public void Dispose()
    {
        stop.Cancel();
        Task.WhenAll(pending.Select(entry => entry.Result))
            .ContinueWith(
                static all => _ = all.Exception,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default)
            .GetAwaiter().GetResult();
        pending.Clear();
        stop.Dispose();
    }

    // Only the first in order can be taken, so only the first wakes the pipeline thread.
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

    /// <summary>An input, and the task that gives its result.</summary>
    internal sealed class Entry(Input input, Task<InputResult> result, Stopwatch watch)
    {
        public Input Input { get; } = input;

        public Task<InputResult> Result { get; } = result;

        /// <summary>How long the work took until now, or until it ended.</summary>
        public TimeSpan Duration => watch.Elapsed;
    }
}
