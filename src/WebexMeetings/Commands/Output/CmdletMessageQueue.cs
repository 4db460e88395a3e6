using System.Collections.Concurrent;
using WebexMeetings.Http;

namespace WebexMeetings.Commands.Output;

/// <summary>Queues the messages of tasks for the pipeline thread, because only that thread may write.</summary>
internal sealed class CmdletMessageQueue(ManualResetEventSlim signal, TimeProvider time) : IRequestObserver
{
    private readonly ConcurrentQueue<Message> messages = new();
    private readonly object sync = new();
    private DateTimeOffset waitsUntil = DateTimeOffset.MinValue;
    private string waitReason = string.Empty;

    public bool IsLoggingEnabled { get; set; }

    /// <summary>Gets how long requests still wait and why, such as "waiting 59 s (Webex asked to wait)"; null when none waits.</summary>
    public string? Waiting
    {
        get
        {
            lock (sync)
            {
                TimeSpan left = waitsUntil - time.GetUtcNow();
                return left > TimeSpan.Zero ? $"waiting {Math.Ceiling(left.TotalSeconds):0} s ({waitReason})" : null;
            }
        }
    }

    public void OnLog(string line) => Leave(new Message(line, IsWarning: false));

    public void OnWarning(string line) => Leave(new Message(line, IsWarning: true));

    public void OnWaiting(TimeSpan delay, string reason)
    {
        lock (sync)
        {
            DateTimeOffset until = time.GetUtcNow() + delay;

            // Many requests wait for the same moment, so one message is enough.
            if (delay <= TimeSpan.FromSeconds(1) || until <= waitsUntil + TimeSpan.FromSeconds(1))
            {
                return;
            }

            waitsUntil = until;
            waitReason = reason;
        }

        if (IsLoggingEnabled)
        {
            OnLog($"Waiting {Math.Ceiling(delay.TotalSeconds):0} s for Webex: {reason}.");
        }
    }

    public bool TryTake(out Message message) => messages.TryDequeue(out message);

    private void Leave(Message message)
    {
        messages.Enqueue(message);
        signal.Set();
    }
}

/// <summary>A message of a task that the pipeline thread writes.</summary>
internal readonly record struct Message(string Text, bool IsWarning);
