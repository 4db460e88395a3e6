namespace WebexMeetings.Http;

/// <summary>What every request says of itself.</summary>
internal static class DefaultHeaders
{
    private static readonly string Product = "WebexMeetings-PowerShell/" + typeof(DefaultHeaders).Assembly.GetName().Version!.ToString(3);

    // As text: what never changes need not be checked and put together again for each request.
    public static void AddTo(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        message.Headers.TryAddWithoutValidation("User-Agent", Product);

        // .NET Framework would ask first whether it may send a body, and wait for the response.
        message.Headers.ExpectContinue = false;
    }
}
