namespace WebexMeetings.Http;

/// <summary>
/// The options that the requests of one command share: the maximum number in flight, the number of attempts, and an observer.
/// </summary>
internal sealed class RequestContext(int throttleLimit, int maximumAttempts, IRequestObserver observer)
{
    public IRequestObserver Observer { get; } = observer;

    public int MaximumAttempts { get; } = maximumAttempts;

    /// <summary>The number of requests without a complete response. Only the rate limiter changes it, under its lock.</summary>
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

/// <summary>Receives events of requests. The methods may run on any thread, so an implementation must queue the event and return.</summary>
internal interface IRequestObserver
{
    /// <summary>Gets whether <see cref="OnLog"/> is used. Otherwise, no log lines are formatted.</summary>
    bool IsLoggingEnabled { get; }

    /// <summary>Receives a log line about a request, without secrets.</summary>
    void OnLog(string line);

    /// <summary>Receives a warning that Webex sent with a successful response, without secrets.</summary>
    void OnWarning(string line);

    /// <summary>Receives the time that a request, or all requests to an area of the API, wait for Webex.</summary>
    void OnWaiting(TimeSpan delay, string reason);
}

/// <summary>A request with the data that the handlers need.</summary>
internal sealed class WebexRequestMessage(HttpMethod method, Uri uri, RequestContext context) : HttpRequestMessage(method, uri)
{
    public RequestContext Context { get; } = context;

    /// <summary>Gets the maximum size of a decompressed response in bytes.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    /// <summary>Gets or sets the number of the latest attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>Gets or sets the outcome of the latest attempt.</summary>
    public AttemptResult Result { get; set; }

    /// <summary>
    /// Gets or sets the number of requests that the area had accepted when it first refused this one for being too fast; null when it did
    /// not.
    /// </summary>
    public long? AcceptedAtFirstRefusal { get; set; }

    /// <summary>
    /// Gets whether the request may be sent again after any transient failure, because it changes nothing. Any other request may be sent
    /// again only after a 429, which means that it was not executed.
    /// </summary>
    public bool IsRepeatable { get; init; } = method == HttpMethod.Get || method == HttpMethod.Head;
}

/// <summary>The outcome of an attempt, as the throttling handler classified it.</summary>
/// <param name="Status">The status code; 0 when no complete response arrived.</param>
/// <param name="IsTransient">Whether another attempt may succeed.</param>
/// <param name="RetryAfter">The time that the server asks to wait; null when it does not ask.</param>
/// <param name="Delay">The time to wait before another attempt.</param>
internal readonly record struct AttemptResult(int Status, bool IsTransient, TimeSpan? RetryAfter, TimeSpan Delay)
{
    public bool IsThrottled => Status == 429;

    /// <summary>Gets whether the server accepted other requests since it first refused this one for being too fast.</summary>
    public bool AreOthersAccepted { get; init; }

    /// <summary>Gets the reason for the wait, as progress shows it.</summary>
    public string Reason => IsThrottled ? "Webex asked to wait" : Status == 0 ? "the connection was lost" : $"status {Status}";

    /// <summary>Returns the outcome of the attempt with this response.</summary>
    public static AttemptResult Of(HttpResponseMessage response) =>
        response.RequestMessage is WebexRequestMessage message ? message.Result : default;
}
