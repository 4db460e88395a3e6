using System.Globalization;
using System.Management.Automation;

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
