using System.Globalization;
using System.Net.Http.Headers;

namespace WebexMeetings.Http;

/// <summary>Reads Retry-After as real servers send it: seconds, a date, zero, nothing, or nonsense such as <c>rand(30),add(30)</c>.</summary>
internal static class RetryAfterHeader
{
    /// <summary>As good as for ever, and no sum with it overflows.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(365);

    /// <summary>The wait that is asked for, never negative; null when the header is missing or makes no sense.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
        {
            return null;
        }

        string text = values.First().Trim();
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds))
        {
            return seconds < 0 ? null : TimeSpan.FromSeconds(Math.Min((double)seconds, LongestWait.TotalSeconds));
        }

        // Not DateTimeOffset.TryParse: it takes "1.5" for the fifth of January.
        return RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? parsed) && parsed.Date is { } date
            ? UntilOrZero(date, ServerTime(response) ?? now)
            : null;
    }

    // The date is the server's, so the server's own clock is the one to subtract.
    private static DateTimeOffset? ServerTime(HttpResponseMessage response) => response.Headers.Date;

    private static TimeSpan UntilOrZero(DateTimeOffset date, DateTimeOffset now) =>
        date <= now ? TimeSpan.Zero : date - now < LongestWait ? date - now : LongestWait;
}
