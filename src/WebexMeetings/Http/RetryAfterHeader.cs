using System.Globalization;

namespace WebexMeetings.Http;

/// <summary>Reads Retry-After as real servers send it: seconds, a date, zero, nothing, or nonsense such as <c>rand(30),add(30)</c>.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The wait that is asked for, never negative; null when the header is missing or makes no sense.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
        {
            return null;
        }

        string text = values.First().Trim();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
        {
            // A year is as good as for ever, and no sum with it overflows.
            return seconds < 0 ? null : TimeSpan.FromSeconds(Math.Min(seconds, 31_536_000));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? UntilOrZero(date, ServerTime(response) ?? now)
            : null;
    }

    // The date is the server's, so the server's own clock is the one to subtract.
    private static DateTimeOffset? ServerTime(HttpResponseMessage response) => response.Headers.Date;

    private static TimeSpan UntilOrZero(DateTimeOffset date, DateTimeOffset now) => date > now ? date - now : TimeSpan.Zero;
}
