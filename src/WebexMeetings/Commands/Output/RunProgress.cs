using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using WebexMeetings.Http;

namespace WebexMeetings.Commands.Output;

/// <summary>
/// The progress of a run, shown after its first second and updated once a second. It shows the number of completed inputs, the rate, and
/// the reason for waits. When the number of inputs is known, it also shows the percentage and the remaining time.
/// </summary>
internal sealed class RunProgress(PSCmdlet cmdlet, CmdletMessageQueue messages, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly string[] InputParameters = ["UserEmail", "PersonId", "PersonalRoom", "Path"];

    private readonly long start = time.GetTimestamp();
    private TimeSpan nextShow = Interval;
    private long inputs;
    private long done;
    private long? total = InputsGivenByHand(cmdlet.MyInvocation);
    private bool shown;

    public void AddInput()
    {
        inputs++;
        total = total is null ? null : Math.Max(total.Value, inputs);
    }

    /// <summary>Records that no more inputs arrive, so that their number is known.</summary>
    public void EndInputs() => total = inputs;

    public void CountOne() => done++;

    public void Show()
    {
        TimeSpan elapsed = time.GetElapsedTime(start);
        if (elapsed < nextShow)
        {
            return;
        }

        nextShow = elapsed + Interval;
        shown = true;
        double rate = done / elapsed.TotalSeconds;
        string count = total > 1 ? $"{done} of {total}" : $"{done}";
        string wait = messages.Waiting is { } waiting ? $"{waiting}, " : string.Empty;
        ProgressRecord record = Record(
            string.Format(CultureInfo.InvariantCulture, "{0} done, {1}{2:0.0} per second", count, wait, rate),
            ProgressRecordType.Processing);
        if (total > 1)
        {
            // PowerShell shows the remaining time in a way that differs from host to host.
            record.PercentComplete = (int)(done * 100 / total.Value);
            record.SecondsRemaining = done > 0 ? (int)Math.Min(Math.Ceiling((total.Value - done) / rate), int.MaxValue) : -1;
        }

        cmdlet.WriteProgress(record);
    }

    public void Complete()
    {
        if (shown)
        {
            cmdlet.WriteProgress(Record("Done", ProgressRecordType.Completed));
        }
    }

    /// <summary>Returns the length of the longest list of inputs in the parameters; null when inputs are piped.</summary>
    private static long? InputsGivenByHand(InvocationInfo invocation) =>
        invocation.ExpectingInput ? null : InputParameters.Max(name => LengthOf(invocation.BoundParameters, name));

    private static long LengthOf(Dictionary<string, object> parameters, string name) =>
        parameters.TryGetValue(name, out object? value) && value is Array given ? given.Length : 0;

    // Each command of a pipeline has its own progress line.
    private ProgressRecord Record(string status, ProgressRecordType type) =>
        new(cmdlet.MyInvocation.PipelinePosition, cmdlet.MyInvocation.MyCommand.Name, status) { RecordType = type };
}

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

    public bool TryTake(out Message? message) => messages.TryDequeue(out message);

    private void Leave(Message message)
    {
        messages.Enqueue(message);
        signal.Set();
    }
}

/// <summary>A message of a task that the pipeline thread writes.</summary>
/// <remarks>A class, because the JIT compiles a queue of a structure again, in the first command of a session.</remarks>
internal sealed record Message(string Text, bool IsWarning);
