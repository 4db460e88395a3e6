namespace WebexMeetings.Http;

/// <summary>Adds the headers that every request has.</summary>
internal static class DefaultHeaders
{
    private static readonly string Product = "WebexMeetings-PowerShell/" + typeof(DefaultHeaders).Assembly.GetName().Version!.ToString(3);

    // As text, so that constant headers are not validated and formatted for each request.
    public static void AddTo(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        message.Headers.TryAddWithoutValidation("User-Agent", Product);

#if NETFRAMEWORK
        // It would send Expect: 100-continue first, and wait for the response.
        message.Headers.ExpectContinue = false;
#endif
    }
}
