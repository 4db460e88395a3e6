namespace WebexMeetings.Http;

/// <summary>What every request says of itself.</summary>
internal static class UsualHeaders
{
    private static readonly string Product = "WebexMeetings-PowerShell/" + typeof(UsualHeaders).Assembly.GetName().Version!.ToString(3);

    // As text: what never changes need not be checked and put together again for each request.
    public static void AddTo(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", Product);
    }
}
