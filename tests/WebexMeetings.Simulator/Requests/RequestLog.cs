using System.Collections.Concurrent;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>All requests but those to the control interface, in order of arrival, and the counters.</summary>
public sealed class RequestLog
{
    private readonly SimulatorOptions options;
    private readonly ServerClock clock;
    private readonly ConcurrentQueue<LoggedRequest> entries = new();
    private readonly Threshold total = new();
    private readonly Threshold inFlight = new();
    private long sequence;
    private long maxInFlight;
    private long aborted;

    internal RequestLog(SimulatorOptions options, ServerClock clock)
    {
        this.options = options;
        this.clock = clock;
    }

    /// <summary>A copy; empty when the log is switched off.</summary>
    public IReadOnlyList<LoggedRequest> Entries => [.. entries.OrderBy(entry => entry.Sequence)];

    public int Total => (int)total.Value;

    /// <summary>Requests that wait for their answer. A request leaves as its answer is sent, before the client can have it.</summary>
    public int InFlight => (int)inFlight.Value;

    public int MaxInFlight => (int)Interlocked.Read(ref maxInFlight);

    public int AbortedByClient => (int)Interlocked.Read(ref aborted);

    /// <summary>Completes when so many requests have arrived.</summary>
    public Task WaitForCountAsync(int count, CancellationToken cancellation = default) => total.ReachAsync(count, cancellation);

    /// <summary>Completes when no request is in flight.</summary>
    public Task WaitForIdleAsync(CancellationToken cancellation = default) => inFlight.EmptyAsync(cancellation);

    /// <summary>Forgets entries and counters; sequence numbers go on.</summary>
    public void Clear()
    {
        entries.Clear();
        total.Reset();
        Interlocked.Exchange(ref maxInFlight, inFlight.Value);
        Interlocked.Exchange(ref aborted, 0);
    }

    internal long NextSequence() => Interlocked.Increment(ref sequence);

    internal LoggedRequest Begin(Call call, long sequence)
    {
        LoggedRequest entry = Entry(call, sequence);
        if (options.LogRequests)
            Keep(entry);
        RaiseMaximum(inFlight.Increment());
        total.Increment();
        return entry;
    }

    internal void BodyArrived(LoggedRequest entry, Call call)
    {
        if (options.LogRequests && call.Body.Length > 0)
            entry.Body = Encoding.UTF8.GetString(call.Body);
    }

    /// <summary>Before the first byte goes out, so that a client that has its answer finds it in the log.</summary>
    internal void Answering(LoggedRequest entry, int status)
    {
        entry.Status = status;
        Leave(entry);
    }

    internal void ClientLeft(LoggedRequest entry)
    {
        entry.AbortedByClient = true;
        Interlocked.Increment(ref aborted);
    }

    internal void End(LoggedRequest entry) => Leave(entry);

    private LoggedRequest Entry(Call call, long sequence)
    {
        IHeaderDictionary headers = call.Context.Request.Headers;
        return new LoggedRequest
        {
            Sequence = sequence,
            Time = clock.TrueNow,
            Method = call.Method,
            PathAndQuery = call.Target,
            TrackingId = call.TrackingId,
            TokenName = call.Token?.Name,
            Authorization = headers.Authorization,
            EmailHeader = headers["email"],
            UserAgent = headers.UserAgent,
            ContentType = headers.ContentType,
        };
    }

    private void Keep(LoggedRequest entry)
    {
        entries.Enqueue(entry);
        while (entries.Count > options.LogCapacity)
            entries.TryDequeue(out _);
    }

    private void Leave(LoggedRequest entry)
    {
        if (entry.HasLeft)
            return;
        entry.HasLeft = true;
        inFlight.Decrement();
    }

    private void RaiseMaximum(long inFlight)
    {
        long seen = Interlocked.Read(ref maxInFlight);
        while (inFlight > seen)
        {
            long before = Interlocked.CompareExchange(ref maxInFlight, inFlight, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
