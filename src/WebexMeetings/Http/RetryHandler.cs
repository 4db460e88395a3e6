namespace WebexMeetings.Http;

/// <summary>
/// Sends a request again after passing failures: at most <see cref="MaximumAttempts"/> times in all, and never waiting longer than the
/// connection allows. What fails in the end is returned or thrown as it came.
/// </summary>
internal sealed class RetryHandler(TimeProvider time, TimeSpan maximumWait, Func<double> random) : DelegatingHandler
{
    public const int MaximumAttempts = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (WebexRequestMessage)request;
        for (message.Attempt = 1; ; message.Attempt++)
        {
            Pause pause;
            try
            {
                HttpResponseMessage response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
                if (PauseAfter(message, response) is not { } beforeNext)
                {
                    return response;
                }

                response.Dispose();
                pause = beforeNext;
            }
            catch (Exception lost) when ((lost is HttpRequestException or IncompleteResponseException { IsTooLarge: false }) && message.ChangesNothing && message.Attempt < message.Scope.MaximumAttempts)
            {
                pause = new Pause(Backoff.After(message.Attempt, random()), "the connection was lost");
            }

            await WaitAsync(message, pause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>How long to wait before another attempt; null when this answer is the last word.</returns>
    private Pause? PauseAfter(WebexRequestMessage message, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (status != 429 && !(message.ChangesNothing && IsPassing(status)))
        {
            return null;
        }

        TimeSpan? asked = RetryAfterHeader.Read(response, time.GetUtcNow());
        TimeSpan wait = asked ?? Backoff.After(message.Attempt, random());
        if (message.Attempt >= message.Scope.MaximumAttempts || wait > maximumWait)
        {
            return null;
        }

        bool waitsAtTheGate = status == 429 || (status == 423 && asked is not null);
        return waitsAtTheGate ? Pause.None : new Pause(wait, $"status {status}");
    }

    private static bool IsPassing(int status) => status is 423 or 500 or 502 or 503 or 504;

    private Task WaitAsync(WebexRequestMessage message, Pause pause, CancellationToken cancellationToken)
    {
        if (pause == Pause.None)
        {
            return Task.CompletedTask;
        }

        message.Scope.Observer.OnWaiting(pause.Wait, pause.Reason);
        return time.Delay(pause.Wait, cancellationToken);
    }

    private readonly record struct Pause(TimeSpan Wait, string Reason)
    {
        public static Pause None => default;
    }
}
