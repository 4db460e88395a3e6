using System.Management.Automation;

namespace WebexMeetings.Commands.Output;

/// <summary>The progress line of a run: shown from its first second on, and brought up to date once a second.</summary>
internal sealed class RunProgress(PSCmdlet cmdlet, CmdletMessageQueue messages, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly long start = time.GetTimestamp();
    private TimeSpan nextShow = Interval;
    private long done;
    private bool shown;

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
        TimeSpan waiting = messages.Waiting;
        string wait = waiting > TimeSpan.Zero ? $", waiting {Math.Ceiling(waiting.TotalSeconds):0} s for Webex" : string.Empty;
        cmdlet.WriteProgress(Record($"{done} done, {done / elapsed.TotalSeconds:0.0} per second{wait}", ProgressRecordType.Processing));
    }

    public void Complete()
    {
        if (shown)
        {
            cmdlet.WriteProgress(Record("Done", ProgressRecordType.Completed));
        }
    }

    // Commands of one pipeline show one line each.
    private ProgressRecord Record(string status, ProgressRecordType type) =>
        new(cmdlet.MyInvocation.PipelinePosition, cmdlet.MyInvocation.MyCommand.Name, status) { RecordType = type };
}
