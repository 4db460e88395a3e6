using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;

namespace WebexMeetings.Http;

/// <summary>
/// Sends a request again after a transient failure, as the throttling handler classified it. It observes the maximum number of attempts of
/// the command and the longest wait of the connection. It returns or throws the last failure unchanged.
/// </summary>
internal sealed class RetryHandler(TimeProvider time, TimeSpan maximumWait) : DelegatingHandler
{
    public const int MaximumAttempts = 5;

    /// <summary>
    /// How many times as many attempts a request has that the server refuses for being too fast while it accepts others. It has bad luck,
    /// as while a limit is being found, and nothing was executed.
    /// </summary>
    public const int BadLuckFactor = 2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (WebexRequestMessage)request;
        HttpResponseMessage? refusal = null;
        ExceptionDispatchInfo? loss = null;
        for (message.Attempt = 1; ; message.Attempt++)
        {
            try
            {
                HttpResponseMessage response = await base.SendAsync(message, cancellationToken).ConfigureAwait(false);
                refusal?.Dispose();
                if (!IsWorthAnother(message))
                {
                    return response;
                }

                (refusal, loss) = (response, null);
            }
            catch (AreaClosedException) when (refusal is not null)
            {
                // A request was sent, and this is its result.
                return refusal;
            }
            catch (AreaClosedException) when (loss is not null)
            {
                loss.Throw();
            }
            catch (Exception lost) when (lost is not AreaClosedException && IsWorthAnother(message))
            {
                refusal?.Dispose();
                (refusal, loss) = (null, ExceptionDispatchInfo.Capture(lost));
            }

            message.Context.Observer.OnWaiting(message.Result.Delay, message.Result.Reason);
            await time.Delay(message.Result.Delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsWorthAnother(WebexRequestMessage message) =>
        message.Result.IsTransient
        && (message.IsRepeatable || message.Result.IsThrottled)
        && message.Attempt < message.Context.MaximumAttempts * (message.Result.AreOthersAccepted ? BadLuckFactor : 1)
        && message.Result.Delay <= maximumWait;
}

/// <summary>
/// Reads Retry-After as real servers send it: seconds, a date, zero, nothing, or nonsense such as <c>rand(30),add(30)</c>.
/// </summary>
internal static class RetryAfterHeader
{
    /// <summary>The longest wait. It is practically unlimited, and no sum with it overflows.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(365);

    /// <summary>Returns the requested wait, never negative; null when the header is missing or not valid.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values))
        {
            return null;
        }

        string text = values.First().Trim();
        const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out decimal seconds))
        {
            return seconds < 0 ? null : TimeSpan.FromSeconds(Math.Min((double)seconds, LongestWait.TotalSeconds));
        }

        // Not DateTimeOffset.TryParse: it takes "1.5" for the fifth of January.
        return RetryConditionHeaderValue.TryParse(text, out RetryConditionHeaderValue? parsed) && parsed.Date is { } date
            ? UntilOrZero(date, ServerTime(response) ?? now)
            : null;
    }

    // The date comes from the server, so it is relative to the clock of the server.
    private static DateTimeOffset? ServerTime(HttpResponseMessage response) => response.Headers.Date;

    private static TimeSpan UntilOrZero(DateTimeOffset date, DateTimeOffset now) =>
        date <= now ? TimeSpan.Zero : date - now < LongestWait ? date - now : LongestWait;
}
