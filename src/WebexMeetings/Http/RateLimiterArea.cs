namespace WebexMeetings.Http;

/// <summary>
/// An area of the API: its rate, and the requests that wait for it. Commands take turns. The requests of one command leave in their order
/// of arrival. The lock of the limiter protects all members.
/// </summary>
internal sealed class RateLimiterArea
{
    /// <summary>One queue for each command that has a request waiting, in the order of their turns.</summary>
    private readonly LinkedList<CommandQueue> turns = new();

    private readonly Dictionary<RequestContext, LinkedListNode<CommandQueue>> queues = [];

    public AdaptiveRate Rate { get; } = new();

    public bool HasNoWaiter => turns.Count == 0;

    /// <summary>Gets the number of waiting requests.</summary>
    public int WaitingCount { get; private set; }

    /// <summary>Gets the commands that have waiting requests.</summary>
    public IEnumerable<RequestContext> WaitingCommands => queues.Keys;

    /// <summary>Gets whether a request may leave as soon as the rate allows it.</summary>
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

    /// <summary>Removes a waiting request. Does nothing when it is not waiting.</summary>
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

    /// <summary>Removes and returns the next request whose command has a free slot; null when there is none.</summary>
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

    /// <summary>Removes and returns the requests that match.</summary>
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

    /// <summary>Gets the time since which it waits.</summary>
    public TimeSpan Since { get; } = since;

    /// <summary>Gets or sets its place in the queue; null when it is not waiting.</summary>
    public LinkedListNode<RateLimiterWaiter>? Node { get; set; }
}
