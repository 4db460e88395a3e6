namespace WebexMeetings.Http;

/// <summary>What the requests of one command share: at most so many in flight, and somebody who listens.</summary>
internal sealed class RequestContext(int throttleLimit, int maximumAttempts, IRequestObserver observer) : IDisposable
{
    public IRequestObserver Observer { get; } = observer;

    public int MaximumAttempts { get; } = maximumAttempts;

    /// <summary>One slot a request in flight; a request that waits for anything but its answer holds none.</summary>
    public SemaphoreSlim Slots { get; } = new(throttleLimit);

    /// <summary>The requests that have left and have no complete response. Only the rate limiter counts, under its lock.</summary>
    public int InFlight { get; set; }

    public bool HasFreeSlot => InFlight < throttleLimit;

    public void Dispose() => Slots.Dispose();
}
