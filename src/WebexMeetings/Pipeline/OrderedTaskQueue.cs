using System.Diagnostics;

namespace WebexMeetings.Pipeline;

/// <summary>
/// Works on many inputs in parallel and returns their results in the order of the inputs. Only the pipeline thread adds inputs and takes
/// results. Other threads only set the signal.
/// </summary>
internal sealed class OrderedTaskQueue : IDisposable
{
    private readonly Queue<Entry> pending = new();
    private readonly CancellationTokenSource stop;
    private readonly ManualResetEventSlim signal;
    private readonly int mostPending;
    private Task? watched;
    private int inProgress;

    /// <param name="lookAhead">The maximum number of inputs that are in progress.</param>
    /// <param name="mostPending">The maximum number of inputs that are in progress or wait to be taken.</param>
    /// <param name="signal">The event that is set when a result arrives that was not ready before, or when there is room again.</param>
    /// <param name="cancellationToken">Stops all work.</param>
    public OrderedTaskQueue(int lookAhead, int mostPending, ManualResetEventSlim signal, CancellationToken cancellationToken)
    {
        LookAhead = lookAhead;
        this.mostPending = mostPending;
        this.signal = signal;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public int LookAhead { get; }

    /// <summary>Gets the number of inputs whose result was not taken yet.</summary>
    public int Count => pending.Count;

    /// <summary>Gets whether the next input has to wait. The signal is set when it no longer has to.</summary>
    public bool IsFull => pending.Count >= mostPending || Volatile.Read(ref inProgress) >= LookAhead;

    /// <summary>
    /// Starts the work on one input. The work reports errors by its task. Its part before the first await runs synchronously.
    /// </summary>
    public void Add(Input input, Func<CancellationToken, Task<InputResult>> work)
    {
        var watch = Stopwatch.StartNew();
        Interlocked.Increment(ref inProgress);
        Task<InputResult> result = work(stop.Token);
        _ = result.ContinueWith(
            (_, state) => OnEnded((Stopwatch)state!),
            watch,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        pending.Enqueue(new Entry(input, result, watch));
    }

    /// <summary>Takes the next input in order if its work has ended. Otherwise, the signal is set when it ends.</summary>
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

    /// <summary>Stops all work and waits for its end, so that no request outlives the command.</summary>
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

    // Not for each input: while the first one waits for Webex, the pipeline thread wakes once for many.
    private void OnEnded(Stopwatch watch)
    {
        watch.Stop();
        if (Interlocked.Decrement(ref inProgress) == LookAhead / 2)
        {
            signal.Set();
        }
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

        /// <summary>Gets the duration of the work, until now or its end.</summary>
        public TimeSpan Duration => watch.Elapsed;
    }
}

/// <summary>
/// Decides how long to wait for a result before the producer continues. A cmdlet can write only while the engine is inside one of its
/// methods, so after a slow producer a finished result would stay unwritten until the next input. After a fast one, waiting would cost all
/// the speed. So the cmdlet waits when the producer recently took longer than a result does, and never longer than the producer took.
/// </summary>
internal sealed class UpstreamPacing(TimeProvider time)
{
    /// <summary>
    /// The speed of the producer is known only at the second input. The cmdlet waits this long for the first result, so that it is written
    /// at once.
    /// </summary>
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(1);

    private long? left;
    private TimeSpan gap = FirstPatience;
    private TimeSpan lastAnswer = TimeSpan.Zero;

    /// <summary>Gets the time to wait for running work; zero for no wait.</summary>
    public TimeSpan Patience => gap >= lastAnswer ? gap : TimeSpan.Zero;

    /// <summary>Records that the engine passed an input.</summary>
    public void Entered()
    {
        if (left is { } since)
        {
            gap = time.GetElapsedTime(since);
        }
    }

    /// <summary>Records the time from an input to its result.</summary>
    public void Answered(TimeSpan duration) => lastAnswer = duration;

    /// <summary>Records that the engine returns to the producer.</summary>
    public void Left() => left = time.GetTimestamp();
}

/// <summary>One input of a command.</summary>
/// <param name="target">The value from the user, a piped object as a whole, which is the target of an error.</param>
/// <param name="name">
/// The name of the input in text. A piped object is never converted to text as a whole, because a row of a CSV may contain a PIN.
/// </param>
internal class Input(object? target, string name)
{
    public object? Target { get; } = target;

    public string Name { get; } = name;
}

/// <summary>A change that the user is asked to confirm.</summary>
/// <param name="Target">The object of the change.</param>
/// <param name="Action">The change, without secrets.</param>
internal sealed record ConfirmationRequest(string Target, string Action);

/// <summary>
/// The result of the work on an input: objects, and the work that remains after the pipeline thread has written them. A page of a list
/// leaves the request for the next page, and a change that needs confirmation leaves the change itself. The remaining work starts in the
/// order of the inputs, so a stopped pipeline sends no more requests. Work that fails throws, and its exception is the one error of the
/// input.
/// </summary>
internal sealed class InputResult
{
    private InputResult(IReadOnlyList<object> objects)
    {
        Objects = objects;
    }

    public IReadOnlyList<object> Objects { get; }

    /// <summary>Gets the confirmation to ask for before <see cref="Next"/>. Null when none is needed.</summary>
    public ConfirmationRequest? Confirmation { get; private init; }

    /// <summary>Gets the remaining work. Null when there is none.</summary>
    public Func<CancellationToken, Task<InputResult>>? Next { get; private init; }

    /// <summary>Returns a complete result with these objects.</summary>
    public static InputResult Of(IReadOnlyList<object> objects) => new(objects);

    /// <summary>Returns work that fails at once, for an input that is not valid.</summary>
    public static Func<CancellationToken, Task<InputResult>> Failure(Exception failure) => _ => Task.FromException<InputResult>(failure);

    /// <summary>Returns a page, and the work that gets the next one.</summary>
    public static InputResult Page(IReadOnlyList<object> objects, Func<CancellationToken, Task<InputResult>> next) =>
        new(objects) { Next = next };

    /// <summary>Returns a change that starts when the user confirms it.</summary>
    public static InputResult Ask(ConfirmationRequest confirmation, Func<CancellationToken, Task<InputResult>> change) =>
        new([]) { Confirmation = confirmation, Next = change };
}
