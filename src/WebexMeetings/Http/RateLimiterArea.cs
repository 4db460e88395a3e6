namespace WebexMeetings.Http;

/// <summary>
/// An area of the API: its rate, and the requests that wait for it. Commands take turns; the requests of one command leave in the order
/// in which they came. The limiter's lock guards all of it.
/// </summary>
internal sealed class RateLimiterArea
{
    /// <summary>One queue for each command that has a request waiting, in the order of their turns.</summary>
    private readonly LinkedList<CommandQueue> turns = new();

    private readonly Dictionary<RequestContext, LinkedListNode<CommandQueue>> queues = [];

    public AdaptiveRate Rate { get; } = new();

    public bool HasNoWaiter => turns.Count == 0;

    /// <summary>How many requests wait.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>The commands that wait.</summary>
    public IEnumerable<RequestContext> WaitingCommands => queues.Keys;

    /// <summary>Whether a request may leave as soon as the rate lets it.</summary>
    public bool HasWaiterWithSlot => turns.Any(queue => queue.Context.HasFreeSlot);

    public RateLimiterWaiter Add(RequestContext context, TimeSpan now)
    {
        if (!queues.TryGetValue(context, out LinkedListNode<CommandQueue>? turn))
        {
            turn = turns.AddLast(new CommandQueue(context, []));
            queues.Add(context, turn);
        }

        var waiter = new RateLimiterWaiter(context, now);
        waiter.Node = turn.Value.Waiters.AddLast(waiter);
        WaitingCount++;
        return waiter;
    }

    /// <summary>Takes out a request that waits no longer. Nothing happens when it does not wait.</summary>
    public void Remove(RateLimiterWaiter waiter)
    {
        if (waiter.Node is not { } node)
        {
            return;
        }

        LinkedListNode<CommandQueue> turn = queues[waiter.Context];
        turn.Value.Waiters.Remove(node);
        waiter.Node = null;
        WaitingCount--;
        if (turn.Value.Waiters.Count == 0)
        {
            turns.Remove(turn);
            queues.Remove(waiter.Context);
        }
    }

    /// <summary>Takes the next request whose command has a free slot; null when there is none.</summary>
    public RateLimiterWaiter? TakeNext()
    {
        for (LinkedListNode<CommandQueue>? turn = turns.First; turn is not null; turn = turn.Next)
        {
            if (turn.Value.Context.HasFreeSlot)
            {
                RateLimiterWaiter waiter = turn.Value.Waiters.First!.Value;
                turns.Remove(turn);
                turns.AddLast(turn);
                Remove(waiter);
                return waiter;
            }
        }

        return null;
    }

    /// <summary>Takes out the requests for which this holds.</summary>
    public List<RateLimiterWaiter> RemoveAll(Func<RateLimiterWaiter, bool> condition)
    {
        List<RateLimiterWaiter> removed = [.. turns.SelectMany(queue => queue.Waiters).Where(condition)];
        removed.ForEach(Remove);
        return removed;
    }

    private sealed record CommandQueue(RequestContext Context, LinkedList<RateLimiterWaiter> Waiters);
}

/// <summary>A request that waits to leave.</summary>
internal sealed class RateLimiterWaiter(RequestContext context, TimeSpan since)
    : TaskCompletionSource<RatePermit>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public RequestContext Context { get; } = context;

    /// <summary>Since when it waits.</summary>
    public TimeSpan Since { get; } = since;

    /// <summary>Its place; null when it waits no longer.</summary>
    public LinkedListNode<RateLimiterWaiter>? Node { get; set; }
}
