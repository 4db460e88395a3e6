using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WebexMeetings.Simulator;

/// <summary>Waits for the first reason to end: Ctrl+C, SIGTERM, the end of standard input or of the parent process.</summary>
internal static class Shutdown
{
    public static async Task WaitAsync(CommandLine line)
    {
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            signal.TrySetResult();
        }
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        List<Task> reasons = [signal.Task];
        if (line.ExitOnStdinClose)
            reasons.Add(Task.Run(ReadToEnd));
        if (line.ParentPid is { } parent)
            reasons.Add(WaitForExitAsync(parent));
        await Task.WhenAny(reasons).ConfigureAwait(false);
    }

    private static void ReadToEnd()
    {
        while (Console.In.Read() >= 0)
        {
        }
    }

    private static async Task WaitForExitAsync(int pid)
    {
        try
        {
            using Process parent = Process.GetProcessById(pid);
            await parent.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // The parent has ended already.
        }
    }
}
