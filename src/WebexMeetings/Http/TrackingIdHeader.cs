namespace WebexMeetings.Http;

/// <summary>The number of a request in Webex's own logs, as the answer's header says it.</summary>
internal static class TrackingIdHeader
{
    public static string? Read(HttpResponseMessage response) =>
        response.Headers.TryGetValues("trackingid", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
