namespace WebexMeetings.Http;

/// <summary>Tells each attempt in a line: method, address, status, duration, tracking ID. No header and no body is ever in it.</summary>
internal sealed class LogHandler(TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IRequestObserver observer = ((WebexRequestMessage)request).Context.Observer;
        return observer.IsLoggingEnabled ? SendLoggedAsync(request, observer, cancellationToken) : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendLoggedAsync(HttpRequestMessage request, IRequestObserver observer, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        string what = $"{request.Method} {Redaction.Address(request)}";
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            observer.OnLog($"{what}: {(int)response.StatusCode} in {time.GetElapsedTime(start).TotalMilliseconds:0} ms, tracking ID {TrackingIdHeader.Read(response) ?? "none"}");
            return response;
        }
        catch (Exception failure)
        {
            observer.OnLog($"{what}: {failure.GetType().Name} after {time.GetElapsedTime(start).TotalMilliseconds:0} ms");
            throw;
        }
    }
}
