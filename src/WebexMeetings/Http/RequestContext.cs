namespace WebexMeetings.Http;

/// <summary>What the requests of one command share: at most so many in flight, so many attempts each, and an observer.</summary>
internal sealed class RequestContext(int throttleLimit, int maximumAttempts, IRequestObserver observer)
{
    public IRequestObserver Observer { get; } = observer;

    public int MaximumAttempts { get; } = maximumAttempts;

    /// <summary>The requests that have left and have no complete response. Only the rate limiter counts, under its lock.</summary>
    public int InFlight { get; set; }

    public bool HasFreeSlot => InFlight < throttleLimit;

    /// <summary>Creates the context of requests that belong to no command.</summary>
    public static RequestContext Unobserved(int maximumAttempts) => new(int.MaxValue, maximumAttempts, new NullObserver());

    private sealed class NullObserver : IRequestObserver
    {
        public bool IsLoggingEnabled => false;

        public void OnLog(string line)
        {
        }

        public void OnWarning(string line)
        {
        }

        public void OnWaiting(TimeSpan delay, string reason)
        {
        }
    }
}

/// <summary>Hears what happens to requests. Called from any thread: an implementation hands on and returns.</summary>
internal interface IRequestObserver
{
    /// <summary>Whether anybody reads <see cref="OnLog"/>; when not, no line is put together.</summary>
    bool IsLoggingEnabled { get; }

    /// <summary>A line about a request, free of secrets.</summary>
    void OnLog(string line);

    /// <summary>A warning that Webex sent along with a success, free of secrets.</summary>
    void OnWarning(string line);

    /// <summary>A request, or all requests to an area of the API, wait this long for Webex.</summary>
    void OnWaiting(TimeSpan delay, string reason);
}

/// <summary>A request on its way through the handlers, with what they need to know of it.</summary>
internal sealed class WebexRequestMessage(HttpMethod method, Uri uri, RequestContext context) : HttpRequestMessage(method, uri)
{
    public RequestContext Context { get; } = context;

    /// <summary>How many bytes a response may have, decompressed.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    /// <summary>The number of the latest attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>What became of the latest attempt.</summary>
    public AttemptResult Result { get; set; }

    /// <summary>
    /// Whether the request may be sent again after any transient failure, as one that changes nothing. Any other may only after a 429,
    /// which says that it was not carried out.
    /// </summary>
    public bool IsRepeatable { get; init; } = method == HttpMethod.Get || method == HttpMethod.Head;
}

/// <summary>What became of an attempt, as the throttling handler classified it.</summary>
/// <param name="Status">The status code; 0 when no complete response came.</param>
/// <param name="IsTransient">Whether another attempt may succeed.</param>
/// <param name="RetryAfter">How long the server asks to wait; null when it does not say.</param>
/// <param name="Delay">How long to wait before another attempt.</param>
internal readonly record struct AttemptResult(int Status, bool IsTransient, TimeSpan? RetryAfter, TimeSpan Delay)
{
    public bool IsThrottled => Status == 429;

    /// <summary>Gets the reason for the wait, as progress shows it.</summary>
    public string Reason => IsThrottled ? "Webex asked to wait" : Status == 0 ? "the connection was lost" : $"status {Status}";

    /// <summary>Returns what became of the attempt that brought this response.</summary>
    public static AttemptResult Of(HttpResponseMessage response) =>
        response.RequestMessage is WebexRequestMessage message ? message.Result : default;
}
