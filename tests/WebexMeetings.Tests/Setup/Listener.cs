using System.Collections.Concurrent;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Setup;

/// <summary>Keeps what a command would show with -Verbose and in its progress line.</summary>
internal sealed class Listener : IRequestObserver
{
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TaskCompletionSource another = NewSignal();

    public bool IsLoggingEnabled { get; init; } = true;

    public ConcurrentQueue<string> Log { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public ConcurrentQueue<string> Reasons { get; } = new();

    /// <summary>Completes with the first wait.</summary>
    public Task Waiting => waiting.Task;

    /// <summary>Completes when there have been so many waits.</summary>
    public async Task WaitForWaitsAsync(int count)
    {
        while (true)
        {
            Task next = Volatile.Read(ref another).Task;
            if (Waits.Count >= count)
            {
                return;
            }

            await next;
        }
    }

    public void OnLog(string line) => Log.Enqueue(line);

    public void OnWarning(string line) => Warnings.Enqueue(line);

    public void OnWaiting(TimeSpan delay, string reason)
    {
        Waits.Enqueue(delay);
        Reasons.Enqueue(reason);
        waiting.TrySetResult();
        Interlocked.Exchange(ref another, NewSignal()).TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
