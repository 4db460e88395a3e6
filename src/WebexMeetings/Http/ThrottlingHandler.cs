using System.Net;
using System.Security.Authentication;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>
/// Throttles requests. It sends a request when the rate limiter allows it, classifies the outcome once, and stores it on the request, where
/// retries, errors and progress read it.
/// </summary>
internal sealed class ThrottlingHandler(AdaptiveRateLimiter limiter, ConnectionSettings settings, Func<double> random) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (WebexRequestMessage)request;
        string area = AreaOf(message.RequestUri!);
        RatePermit permit = await limiter.AcquireAsync(message.Context, area, cancellationToken).ConfigureAwait(false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            message.Result = Classify(message, response);
            Record(permit, message);
            return response;
        }
        catch (Exception failure) when (failure is HttpRequestException or IncompleteResponseException)
        {
            message.Result = new AttemptResult(Status: 0, TransientFailure.Is(failure), RetryAfter: null, Backoff(message));
            Record(permit, message);
            throw;
        }
        catch
        {
            message.Result = default;
            throw;
        }
        finally
        {
            limiter.Release(permit);
        }
    }

    /// <summary>
    /// Returns the area of an address: the first segment below the base address, without /admin. Webex does not document which requests it
    /// counts together. Areas that share a limit each find their part of it.
    /// </summary>
    private string AreaOf(Uri address)
    {
        string path = address.AbsolutePath;
        string root = settings.Address.BaseUri.AbsolutePath;
        int begin = path.StartsWith(root, StringComparison.Ordinal) ? root.Length : 0;
        string first = NextSegment(path, ref begin);
        return first == "admin" && NextSegment(path, ref begin) is { Length: > 0 } second ? second : first;
    }

    /// <summary>Returns the next segment of a path, and moves behind it; an empty text at the end.</summary>
    private static string NextSegment(string path, ref int begin)
    {
        while (begin < path.Length && path[begin] == '/')
        {
            begin++;
        }

        int start = begin;
        int end = path.IndexOf('/', start);
        begin = end < 0 ? path.Length : end;
        return path.Substring(start, begin - start);
    }

    private AttemptResult Classify(WebexRequestMessage message, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        bool isTransient = status is 423 or 429 or 500 or 502 or 503 or 504;
        TimeSpan? retryAfter = response.IsSuccessStatusCode ? null : RetryAfterHeader.Read(response, settings.Time.GetUtcNow());
        return new AttemptResult(status, isTransient, retryAfter, isTransient ? retryAfter ?? Backoff(message) : TimeSpan.Zero);
    }

    private void Record(RatePermit permit, WebexRequestMessage message)
    {
        AttemptResult result = message.Result;
        if (result.IsThrottled)
        {
            long accepted = limiter.OnThrottled(permit, result.RetryAfter);
            message.AcceptedAtFirstRefusal ??= accepted;
            message.Result = result with { AreOthersAccepted = accepted > message.AcceptedAtFirstRefusal };
        }
        else if (result is { Status: 0 or 502 or 503 or 504, IsTransient: true })
        {
            limiter.OnUnavailable(permit);
        }
        else if (result.Status != 0)
        {
            limiter.OnSuccess(permit);
        }
    }

    /// <summary>
    /// Returns one second, doubled with each attempt, plus or minus a fifth, so that waiting requests do not return all at once. It never
    /// exceeds the longest wait of the connection.
    /// </summary>
    private TimeSpan Backoff(WebexRequestMessage message)
    {
        var wait = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(message.Attempt, 6) - 1) * (0.8 + (0.4 * random())));
        return settings.MaximumRetryAfter > TimeSpan.Zero && wait > settings.MaximumRetryAfter ? settings.MaximumRetryAfter : wait;
    }
}

/// <summary>Distinguishes a lost connection from a failure that every attempt would have.</summary>
internal static class TransientFailure
{
    /// <summary>Returns whether another attempt may succeed.</summary>
    public static bool Is(Exception failure) =>
        failure is not IncompleteResponseException { IsTooLarge: true } && !Chain(failure).Any(IsFinal);

    private static bool IsFinal(Exception failure) => failure switch
    {
        AuthenticationException => true,

        // .NET Framework.
        WebException { Status: var status } => status
            is WebExceptionStatus.TrustFailure
            or WebExceptionStatus.SecureChannelFailure
            or WebExceptionStatus.ServerProtocolViolation
            or WebExceptionStatus.MessageLengthLimitExceeded,
        _ => ErrorOf(failure) switch
        {
            "InvalidResponse" or "ConfigurationLimitExceeded" or "VersionNegotiationError" or "UserAuthenticationError" => true,
            "SecureConnectionError" => !Chain(failure).Any(inner => inner is System.Net.Sockets.SocketException),
            "ProxyTunnelError" => StatusOf(failure) is >= 400 and < 500 and not (408 or 429),
            _ => false,
        },
    };

    // These properties came with .NET 8 and 5; this assembly is built for .NET Standard.
    private static string? ErrorOf(Exception failure) => failure.GetType().GetProperty("HttpRequestError")?.GetValue(failure)?.ToString();

    private static int? StatusOf(Exception failure) =>
        failure.GetType().GetProperty("StatusCode")?.GetValue(failure) is HttpStatusCode status ? (int)status : null;

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            yield return failure;
        }
    }
}

/// <summary>Provides random numbers for waits from several threads, for which Random alone is not safe.</summary>
internal static class Jitter
{
    private static readonly ThreadLocal<Random> Source = new(() => new Random(Guid.NewGuid().GetHashCode()));

    /// <summary>Returns a number from 0 to 1.</summary>
    public static double Next() => Source.Value!.NextDouble();
}

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
