using System.Management.Automation;
using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Binding;
using WebexMeetings.Commands.Output;
using WebexMeetings.Http;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Commands.Base;

/// <summary>
/// A cmdlet that takes many inputs: a bounded number of requests in flight, results in the order of the inputs, each input ending
/// as its objects or as one error. A cmdlet derives from it, calls <see cref="Process"/> for each input, and has no code of its own
/// for waiting, ordering or stopping.
/// </summary>
public abstract class WebexPipelineCmdlet : WebexCmdlet
{
    /// <summary>Below this, waiting costs more than it brings.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly UpstreamPacing producer = new(Time);
    private OrderedTaskQueue? run;
    private RequestContext? scope;
    private RunProgress? progress;

    private protected WebexPipelineCmdlet()
    {
    }

    /// <summary>The connection to use, from Connect-Webex -PassThru or Get-WebexConnection; the runspace's default connection when left out.</summary>
    [Parameter]
    [ConnectionTransformation]
    [ValidateNotNull]
    public WebexConnection? Connection { get; set; }

    /// <summary>The most requests in flight at a time, 1 to 100.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 10;

    /// <summary>The piped object as a whole, so that an error can name the very input it is about. Bound by the pipeline, not by hand.</summary>
    [Parameter(ValueFromPipeline = true, DontShow = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>What was piped, without the wrapper that PowerShell binds it in; a row of a CSV is nothing but such a wrapper.</summary>
    internal object? PipedTarget => InputObject?.BaseObject is null or PSCustomObject ? InputObject : InputObject.BaseObject;

    private protected ApiClient Client { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Connection ??= DefaultConnection();
        scope = NewScope(ThrottleLimit);
        Client = new ApiClient(Connection, scope);
        run = new OrderedTaskQueue(lookAhead: ThrottleLimit * 4, Signal, StopToken);
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
            // Select-Object -First ends a command without telling it: this is the one place that always runs.
            Cancel();
            run?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Begins the work on one input, and writes what has become ready.</summary>
    /// <param name="input">What the user gave.</param>
    /// <param name="work">Gives the objects for it and what is left to do after them, or throws.</param>
    private protected void Process(Input input, Func<CancellationToken, Task<Step>> work)
    {
        producer.Entered();
        progress!.AddInput();
        run!.Add(token => OutcomeAsync(input, work, token));
        Drain(until: 0, patience: producer.Patience);
        Drain(until: run.LookAhead - 1);
        producer.Left();
    }

    /// <summary>The site to ask on: what was given, else the connection's; null for the default site of who is signed in.</summary>
    /// <exception cref="WebexApiException">What was given is no site.</exception>
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

    private protected override void WriteMessages()
    {
        base.WriteMessages();
        progress!.Show();

        // At once, not at the end: a run may be long, and what a vault does not have is lost when the process ends.
        DeliverTokens(Connection!);
    }

    private static async Task<Outcome> OutcomeAsync(Input input, Func<CancellationToken, Task<Step>> work, CancellationToken cancellationToken)
    {
        long start = Time.GetTimestamp();
        try
        {
            return Outcome.Of(input, await work(cancellationToken).ConfigureAwait(false), Time.GetElapsedTime(start));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Outcome.Failed(input, failure, Time.GetElapsedTime(start));
        }
    }

    /// <summary>Writes outcomes as they come in, in order, until at most so many are left.</summary>
    private void Drain(int until)
    {
        while (!TryDrain(until))
        {
            WaitForSignal(RunProgress.Interval);
        }
    }

    /// <summary>The same, but gives up after a while.</summary>
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
        while (run!.TryTake(out Outcome? outcome))
        {
            Write(outcome!);
        }

        WriteMessages();
        return run.Count <= until;
    }

    private void Write(Outcome outcome)
    {
        progress!.CountOne();
        producer.Answered(outcome.Duration);
        for (Outcome? step = outcome; step is not null; step = Follow(step))
        {
            WriteMessages();
            WriteStep(step);
        }
    }

    private void WriteStep(Outcome outcome)
    {
        switch (outcome.Failure)
        {
            case null:
                foreach (object item in outcome.Step.Objects)
                {
                    WriteObject(item);
                }

                break;
            case WebexApiException { Kind: WebexErrorKind.Unauthorized } unauthorized:
                ThrowFailure(ResumeError.From(unauthorized), outcome.Input);
                break;
            default:
                WriteFailure(outcome.Failure, outcome.Input);
                break;
        }
    }

    /// <summary>Goes on with what a step has left to do, unless somebody says no.</summary>
    private Outcome? Follow(Outcome done)
    {
        Step step = done.Step;
        bool goesOn = step.Next is not null && (step.ConfirmationRequest is not { } proposal || ShouldProcess(proposal.Target, proposal.Action));
        return goesOn ? Await(token => OutcomeAsync(done.Input, step.Next!, token)) : null;
    }

    private WebexConnection DefaultConnection()
    {
        WebexConnection? connection = Connections.Current;
        if (connection is null)
        {
            ThrowFailure(NotConnectedError.Create(), null);
        }

        return connection!;
    }
}
