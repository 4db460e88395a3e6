using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using WebexMeetings.Authentication;
using WebexMeetings.Commands.Output;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of all cmdlets of this module. It cancels requests, waits on the pipeline thread while tasks work, and writes errors with
/// their kind. Tasks never write: they queue messages, and the pipeline thread writes them while it waits.
/// </summary>
public abstract class WebexCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private RepeatedErrors? repeated;
    private bool disposed;

    private protected WebexCmdlet()
    {
        Messages = new CmdletMessageQueue(Signal, Time);
    }

    private protected static TimeProvider Time => TimeProvider.System;

    /// <summary>Tasks set it when the pipeline thread has something to do.</summary>
    private protected ManualResetEventSlim Signal { get; } = new();

    private protected CmdletMessageQueue Messages { get; }

    /// <summary>Gets a token that is canceled by Ctrl+C and when the command ends.</summary>
    private protected CancellationToken StopToken => stop.Token;

    private protected static ConnectionStore Connections => ConnectionStore.Of(Runspace.DefaultRunspace);

    /// <summary>Cancels the running work and releases the resources of the command.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        Messages.IsLoggingEnabled = IsVerbose();
        DeliverTokens();
    }

    /// <inheritdoc/>
    protected override void EndProcessing() => DeliverTokens();

    /// <inheritdoc/>
    protected override void StopProcessing() => Cancel();

    /// <inheritdoc cref="Dispose()"/>
    /// <param name="disposing">Whether this comes from Dispose.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            Cancel();
            stop.Dispose();
            Signal.Dispose();
        }
    }

    /// <summary>
    /// Waits for the task on the pipeline thread, and writes its messages meanwhile. However the wait ends, the task has ended too.
    /// </summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> work)
    {
        Task<T> task = Task.Run(() => work(StopToken), StopToken);
        _ = task.ContinueWith(
            _ => Signal.Set(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        try
        {
            while (!task.IsCompleted)
            {
                WriteMessages();
                WaitForSignal(RunProgress.Interval);
            }

            WriteMessages();
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            if (!task.IsCompleted)
            {
                Cancel();
                Task.WhenAny(task).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Waits until a task sets the event or the time is over.</summary>
    /// <exception cref="PipelineStoppedException">The command is being stopped.</exception>
    private protected void WaitForSignal(TimeSpan longest)
    {
        try
        {
            Signal.Wait(longest, StopToken);
            Signal.Reset();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Writes the queued messages while the pipeline thread waits.</summary>
    private protected virtual void WriteMessages()
    {
        while (Messages.TryTake(out Message? message))
        {
            if (message!.IsWarning)
            {
                WriteWarning(message.Text);
            }
            else
            {
                WriteVerbose(message.Text);
            }
        }
    }

    /// <summary>
    /// Runs -OnTokenRefresh of this runspace's connections that have new tokens, the oldest first, so that the newest are saved last.
    /// </summary>
    private protected void DeliverTokens()
    {
        // Check first which ones are refreshing, because the tokens arrive at the end of a refresh.
        List<UnsavedConnection> unsaved = [.. Connections.Unsaved];
        List<UnsavedConnection> settled =
            unsaved.FindAll(left => left.Connection.TokenSource is not RefreshingTokenSource { IsRefreshing: true });
        List<TokenFailure> failures = DeliverTokens([.. unsaved.Select(left => left.Connection), .. Connections.All]);
        settled.ForEach(RemoveWhenSaved);
        failures.ForEach(WriteTokenFailure);
    }

    /// <summary>
    /// Runs -OnTokenRefresh of each of these connections that has new tokens and was created in this runspace. When a script fails, the
    /// next command runs it again.
    /// </summary>
    /// <returns>The errors. Write them last, because with -ErrorAction Stop the first one ends the command.</returns>
    private protected List<TokenFailure> DeliverTokens(IEnumerable<WebexConnection> connections)
    {
        List<TokenFailure> failures = [];
        foreach (WebexConnection connection in connections)
        {
            try
            {
                TokenRefreshCallback.Deliver(connection, Connections, this);
            }
            catch (WebexApiException failed)
            {
                failures.Add(new TokenFailure(failed, connection));
            }
        }

        return failures;
    }

    /// <summary>Writes the error of a script that did not save tokens.</summary>
    private protected virtual void WriteTokenFailure(TokenFailure failure) =>
        WriteFailure(failure.Error, new Input(failure.Connection, failure.Connection.Name));

    private static void RemoveWhenSaved(UnsavedConnection unsaved)
    {
        if (TokenRefreshCallback.HasTokensToSave(unsaved.Connection, Connections))
        {
            return;
        }

        Connections.RemoveUnsaved(unsaved.Connection);
        if (unsaved.IsReleased)
        {
            unsaved.Connection.Dispose();
        }
    }

    private protected void WriteFailure(Exception failure, Input? target)
    {
        ErrorRecord record = ErrorRecords.Create(failure, target);
        (repeated ??= new RepeatedErrors()).Mark(record);
        WriteError(record);
        if (Messages.IsLoggingEnabled && record.ErrorDetails?.RecommendedAction is { Length: > 0 } action)
        {
            WriteVerbose($"Recommended action: {action}");
        }
    }

    private protected void ThrowFailure(Exception failure, Input? target)
    {
        // A command that ends with a terminating error has no EndProcessing.
        DeliverTokens();
        ThrowTerminatingError(ErrorRecords.Create(failure, target));
    }

    private protected RequestContext NewScope(int throttleLimit, int maximumAttempts = RetryHandler.MaximumAttempts) =>
        new(throttleLimit, maximumAttempts, Messages);

    /// <summary>Cancels all running work.</summary>
    private protected void Cancel()
    {
        try
        {
            stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Ctrl+C comes on its own thread, possibly when the command has already ended.
        }
    }

    // In a script or function, the preference may be a string, because only the global variable has a type.
    private bool IsVerbose() =>
        MyInvocation.BoundParameters.TryGetValue("Verbose", out object? asked)
            ? (SwitchParameter)asked
            : LanguagePrimitives.TryConvertTo(GetVariableValue("VerbosePreference"), out ActionPreference preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}

/// <summary>The error of a script of -OnTokenRefresh.</summary>
internal sealed record TokenFailure(WebexApiException Error, WebexConnection Connection);

/// <summary>
/// Counts the running commands of each runspace. PowerShell binds the command line before a command begins, and piped objects after that,
/// so without a running command, a value comes from the command line.
/// </summary>
internal static class RunningCommands
{
    private static readonly ConditionalWeakTable<Runspace, StrongBox<int>> Counts = new();

    /// <summary>Gets whether a command may be running in this runspace.</summary>
    public static bool Any => Runspace.DefaultRunspace is not { } runspace
        || (Counts.TryGetValue(runspace, out StrongBox<int>? count) && Volatile.Read(ref count.Value) > 0);

    /// <summary>Adds a command.</summary>
    /// <returns>The count, to decrement when the command ends.</returns>
    public static StrongBox<int> Add()
    {
        StrongBox<int> count = Counts.GetOrCreateValue(Runspace.DefaultRunspace);
        Interlocked.Increment(ref count.Value);
        return count;
    }
}

/// <summary>The address of the online help pages.</summary>
internal static class HelpLinks
{
    public const string Base = "https://github.com/WebexMeetings/WebexMeetings/blob/main/docs/en-US/";
}
