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
        for (int attempt = 1; ; attempt++)
        {
            message.Attempt = attempt;
            HttpResponseMessage? response = await TryOnceAsync(message, attempt, cancellationToken).ConfigureAwait(false);
            if (response is null)
            {
                await WaitAsync(message, Backoff.After(attempt, random()), "the connection was lost", cancellationToken).ConfigureAwait(false);
            }
            else if (!await IsWorthAnotherTryAsync(message, response, attempt, cancellationToken).ConfigureAwait(false))
            {
                return response;
            }
        }
    }

    /// <returns>Null when the connection was lost and another attempt may be made.</returns>
    private async Task<HttpResponseMessage?> TryOnceAsync(WebexRequestMessage message, int attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception lost) when ((lost is HttpRequestException or BrokenAnswerException) && message.ChangesNothing && attempt < message.Scope.MaximumAttempts)
        {
            return null;
        }
    }

    private async Task<bool> IsWorthAnotherTryAsync(WebexRequestMessage message, HttpResponseMessage response, int attempt, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        if (status != 429 && !(message.ChangesNothing && IsPassing(status)))
        {
            return false;
        }

        TimeSpan? asked = RetryAfterHeader.Read(response, time.GetUtcNow());
        TimeSpan wait = asked ?? Backoff.After(attempt, random());
        if (attempt >= message.Scope.MaximumAttempts || wait > maximumWait)
        {
            return false;
        }

        response.Dispose();
        bool waitsAtTheGate = status == 429 || (status == 423 && asked is not null);
        if (!waitsAtTheGate)
        {
            await WaitAsync(message, wait, $"status {status}", cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static bool IsPassing(int status) => status is 423 or 500 or 502 or 503 or 504;

    private async Task WaitAsync(WebexRequestMessage message, TimeSpan wait, string reason, CancellationToken cancellationToken)
    {
        message.Scope.Observer.OnWaiting(wait, reason);
        await time.Delay(wait, cancellationToken).ConfigureAwait(false);
    }
}
