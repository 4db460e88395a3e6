using System.Collections.Concurrent;
using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>All requests but those to the control interface, in order of arrival, and the counters.</summary>
public sealed class RequestLog
{
    private readonly SimulatorOptions _options;
    private readonly ServerClock _clock;
    private readonly ConcurrentQueue<LoggedRequest> _entries = new();
    private readonly Threshold _total = new();
    private readonly Threshold _inFlight = new();
    private long _sequence;
    private long _maxInFlight;
    private long _aborted;

    internal RequestLog(SimulatorOptions options, ServerClock clock)
    {
        _options = options;
        _clock = clock;
    }

    /// <summary>A copy; empty when the log is switched off.</summary>
    public IReadOnlyList<LoggedRequest> Entries => [.. _entries.OrderBy(entry => entry.Sequence)];

    public int Total => (int)_total.Value;

    /// <summary>Requests that wait for their answer. A request leaves as its answer is sent, before the client can have it.</summary>
    public int InFlight => (int)_inFlight.Value;

    public int MaxInFlight => (int)Interlocked.Read(ref _maxInFlight);

    public int AbortedByClient => (int)Interlocked.Read(ref _aborted);

    /// <summary>Completes when so many requests have arrived.</summary>
    public Task WaitForCountAsync(int count, CancellationToken cancellation = default) => _total.ReachAsync(count, cancellation);

    /// <summary>Completes when no request is in flight.</summary>
    public Task WaitForIdleAsync(CancellationToken cancellation = default) => _inFlight.EmptyAsync(cancellation);

    /// <summary>Forgets entries and counters; sequence numbers go on.</summary>
    public void Clear()
    {
        _entries.Clear();
        _total.Reset();
        Interlocked.Exchange(ref _maxInFlight, _inFlight.Value);
        Interlocked.Exchange(ref _aborted, 0);
    }

    internal long NextSequence() => Interlocked.Increment(ref _sequence);

    internal LoggedRequest Begin(Call call, long sequence)
    {
        LoggedRequest entry = Entry(call, sequence);
        if (_options.LogRequests)
            Keep(entry);
        RaiseMaximum(_inFlight.Increment());
        _total.Increment();
        return entry;
    }

    internal void BodyArrived(LoggedRequest entry, Call call)
    {
        if (_options.LogRequests && call.Body.Length > 0)
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
        Interlocked.Increment(ref _aborted);
    }

    internal void End(LoggedRequest entry) => Leave(entry);

    private LoggedRequest Entry(Call call, long sequence)
    {
        IHeaderDictionary headers = call.Context.Request.Headers;
        return new LoggedRequest
        {
            Sequence = sequence,
            Time = _clock.TrueNow,
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
        _entries.Enqueue(entry);
        while (_entries.Count > _options.LogCapacity)
            _entries.TryDequeue(out _);
    }

    private void Leave(LoggedRequest entry)
    {
        if (entry.HasLeft)
            return;
        entry.HasLeft = true;
        _inFlight.Decrement();
    }

    private void RaiseMaximum(long inFlight)
    {
        long seen = Interlocked.Read(ref _maxInFlight);
        while (inFlight > seen)
        {
            long before = Interlocked.CompareExchange(ref _maxInFlight, inFlight, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
