namespace WebexMeetings.Http;

/// <summary>Bounds one attempt, from sending to the last byte. HttpClient's own time-out would count the waits between attempts as well.</summary>
internal sealed class TimeoutHandler(TimeProvider time, TimeSpan timeout) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ITimer timer = time.CreateTimer(Cancel, limit, timeout, Timeout.InfiniteTimeSpan);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No complete answer within {timeout.TotalSeconds:0.#} s.");
        }
    }

    private static void Cancel(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer came at the same moment as the time ran out; a timer does not wait for its own callback.
        }
    }
}
