using System.Globalization;

namespace WebexMeetings.Http;

/// <summary>Logs each attempt in one line: method, address, status, duration, tracking ID. It never logs headers or bodies.</summary>
internal sealed class LogHandler(TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IRequestObserver observer = ((WebexRequestMessage)request).Context.Observer;
        return observer.IsLoggingEnabled
            ? SendLoggedAsync(request, observer, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendLoggedAsync(
        HttpRequestMessage request, IRequestObserver observer, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        string what = $"{request.Method} {Redaction.Address(request)}";
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            string trackingId = TrackingIdHeader.Read(response) ?? "none";
            observer.OnLog($"{what}: {(int)response.StatusCode} in {Elapsed(start)} ms, tracking ID {trackingId}");
            return response;
        }
        catch (Exception failure)
        {
            observer.OnLog($"{what}: {failure.GetType().Name} after {Elapsed(start)} ms");
            throw;
        }
    }

    private string Elapsed(long start) => time.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}
