using System.Management.Automation;
using System.Runtime.CompilerServices;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// The base class of cmdlets that take many inputs. It limits the number of requests in flight and writes the results in the order of the
/// inputs. Each input ends as its objects or as one error. A derived cmdlet calls <see cref="Process"/> for each input and needs no code
/// for waiting, ordering or stopping.
/// </summary>
public abstract class WebexPipelineCmdlet : WebexCmdlet
{
    /// <summary>
    /// How many inputs are in progress for each request in flight. Results are in order, so an input that waits a second or two for Webex
    /// holds back all later results; with fewer inputs ahead, it would hold back their requests as well.
    /// </summary>
    private const int InputsPerSlot = 32;

    /// <summary>
    /// How many times as many inputs may wait to be written, because an earlier one waits for Webex. With a Retry-After of 5 s, the
    /// inputs in progress end long before it.
    /// </summary>
    private const int UnwrittenFactor = 8;

    /// <summary>Below this time, waiting costs more than it gains.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly UpstreamPacing producer = new(Time);
    private readonly HashSet<string> typed = new(StringComparer.OrdinalIgnoreCase);
    private OrderedTaskQueue? run;
    private RequestContext? scope;
    private RunProgress? progress;
    private StrongBox<int>? running;

    private protected WebexPipelineCmdlet()
    {
    }

    /// <summary>
    /// Gets or sets the connection to use, from Connect-Webex -PassThru or Get-WebexConnection. By default, the cmdlet uses the default
    /// connection of the runspace.
    /// </summary>
    [Parameter]
    [ConnectionTransformation]
    [ValidateNotNull]
    public WebexConnection? Connection { get; set; }

    /// <summary>Gets or sets the maximum number of requests in flight, 1 to 100.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 10;

    /// <summary>
    /// Gets or sets the piped object as a whole. The cmdlet reads its properties itself, so that an error can name exactly this input.
    /// </summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    private protected ApiClient Client { get; private set; } = null!;

    /// <summary>Gets the maximum number of inputs that are in progress.</summary>
    /// <remarks>With a limit of 1, the next input starts only after the objects of this one are written.</remarks>
    private protected int LookAhead => ThrottleLimit == 1 ? 1 : ThrottleLimit * InputsPerSlot;

    /// <summary>Gets the maximum number of inputs that are read and not written yet.</summary>
    private protected virtual int MostUnwritten => ThrottleLimit == 1 ? 1 : LookAhead * UnwrittenFactor;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();

        running = RunningCommands.Add();

        // Later, the bound parameters include those from the pipeline.
        typed.UnionWith(MyInvocation.BoundParameters.Keys);
        Connection ??= DefaultConnection();
        scope = NewScope(ThrottleLimit);
        Client = new ApiClient(Connection, scope);

        run = new OrderedTaskQueue(LookAhead, MostUnwritten, Signal, StopToken);
        progress = new RunProgress(this, Messages, Time);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        progress!.EndInputs();
        Drain(until: 0);
        progress.Complete();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // Select-Object -First ends a command without EndProcessing. Only Dispose always runs.
            Cancel();
            run?.Dispose();
            if (Interlocked.Exchange(ref running, null) is { } count)
            {
                Interlocked.Decrement(ref count.Value);
            }
        }

        base.Dispose(disposing);
    }

    /// <summary>Starts the work on one input, and writes the results that are ready.</summary>
    /// <param name="input">What the user gave.</param>
    /// <param name="work">Returns its objects and the work that remains after them, or throws.</param>
    private protected void Process(Input input, Func<CancellationToken, Task<InputResult>> work)
    {
        producer.Entered();
        progress!.AddInput();
        run!.Add(input, work);
        Drain(until: 0, patience: producer.Patience);
        WaitForRoom();
        producer.Left();
    }

    /// <summary>Returns whether the command line gives the parameter, by value or as a script block for each input.</summary>
    private protected bool IsTyped(string parameter) => typed.Contains(parameter);

    /// <summary>Returns the piped objects or the objects of -InputObject, those of a list one by one.</summary>
    private protected IReadOnlyList<PipedObject> Piped() =>
        MyInvocation.ExpectingInput || IsTyped(nameof(InputObject)) ? PipedObject.Each(InputObject) : [];

    /// <summary>Returns the site for the request: the given one, else the connection's site; null for the default site.</summary>
    /// <exception cref="WebexApiException">The given value is not a site.</exception>
    private protected string? SiteOrDefault(string? site)
    {
        if (site is null)
        {
            return Connection!.SiteUrl;
        }

        string host = SiteHost.Parse(site);
        Connection!.Completions.Add(host);
        return host;
    }

    private protected virtual void WriteResult(Input input, object item) => WriteObject(item);

    private protected override void WriteMessages()
    {
        base.WriteMessages();
        progress!.Show();

        // At once, not at the end: a run may be long, and tokens that are not in a vault are lost when the process ends.
        if (TokenRefreshCallback.HasTokensToSave(Connection!, Connections))
        {
            DeliverTokens([Connection!]).ForEach(WriteTokenFailure);
        }
    }

    /// <summary>Writes results as they come in, in order, until at most so many are left.</summary>
    private void Drain(int until)
    {
        while (!TryDrain(until))
        {
            WaitForSignal(RunProgress.Interval);
        }
    }

    /// <summary>Writes results as they come in, in order, until the next input may start.</summary>
    private void WaitForRoom()
    {
        while (true)
        {
            WriteReady();
            if (!run!.IsFull)
            {
                return;
            }

            WaitForSignal(RunProgress.Interval);
        }
    }

    /// <summary>Writes the results until at most so many inputs are left, but only for a limited time.</summary>
    private void Drain(int until, TimeSpan patience)
    {
        long start = Time.GetTimestamp();
        while (!TryDrain(until))
        {
            TimeSpan left = patience - Time.GetElapsedTime(start);
            if (left < ShortestWait)
            {
                return;
            }

            WaitForSignal(left < RunProgress.Interval ? left : RunProgress.Interval);
        }
    }

    /// <returns>Whether at most so many are left.</returns>
    private bool TryDrain(int until)
    {
        WriteReady();
        return run!.Count <= until;
    }

    private void WriteReady()
    {
        while (run!.TryTake(out OrderedTaskQueue.Entry? entry))
        {
            Write(entry!);
        }

        WriteMessages();
    }

    private void Write(OrderedTaskQueue.Entry entry)
    {
        progress!.CountOne();
        producer.Answered(entry.Duration);
        bool hasObjects = false;
        for (Task<InputResult>? step = entry.Result; step is not null; step = Write(entry.Input, step, ref hasObjects))
        {
            WriteMessages();
        }
    }

    /// <summary>Writes the results, and continues with the remaining work unless the user declines.</summary>
    private Task<InputResult>? Write(Input input, Task<InputResult> ended, ref bool hasObjects)
    {
        if (ended.IsFaulted || ended.IsCanceled)
        {
            WriteFailure(input, ended, hasObjects);
            return null;
        }

        InputResult result = ended.Result;
        hasObjects |= result.Objects.Count > 0;
        foreach (object item in result.Objects)
        {
            WriteResult(input, item);
        }

        bool goesOn = result.Next is not null && (result.Confirmation is not { } asked || ShouldProcess(asked.Target, asked.Action));
        return goesOn ? Await(token => EndedAsync(result.Next!, token)) : null;
    }

    private void WriteFailure(Input input, Task<InputResult> ended, bool hasObjects)
    {
        if (StopToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        Exception failure = ended.Exception?.InnerException ?? new TaskCanceledException(ended);
        if (failure is WebexApiException { Kind: WebexErrorKind.Unauthorized } unauthorized)
        {
            ThrowFailure(ResumeError.From(unauthorized, hasObjects), input);
        }

        WriteFailure(failure, input);
    }

    /// <summary>Returns the task of the work when it has succeeded, failed or been canceled.</summary>
    private static async Task<Task<InputResult>> EndedAsync(
        Func<CancellationToken, Task<InputResult>> work, CancellationToken cancellationToken)
    {
        Task<InputResult> task = work(cancellationToken);
        await Task.WhenAny(task).ConfigureAwait(false);
        return task;
    }

    private WebexConnection DefaultConnection()
    {
        WebexConnection? connection = Connections.Current;
        if (connection is null)
        {
            ThrowFailure(NotConnectedError.Create(Connections.All), null);
        }

        return connection!;
    }
}
