namespace WebexMeetings.Http;

/// <summary>
/// How fast requests may leave. As long as Webex refuses none, as fast as they come. After a refusal, as fast as Webex was seen to
/// accept them, and then a little faster with each accepted one, because limits differ and change. Arithmetic only: times come in,
/// times go out.
/// </summary>
internal sealed class RequestPace
{
    /// <summary>The growth of the rate with each accepted request: a limit of 300 a minute is found again within a tenth of that minute.</summary>
    private const double Growth = 0.0005;

    /// <summary>Fewer accepted requests than this say too little about the limit to measure it by.</summary>
    private const int LeastForMeasuring = 5;

    /// <summary>A gap in use this long begins a new measurement; what came before says nothing about the rate of now.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private double secondsBetween;
    private int accepted;
    private DateTimeOffset measuredFrom = DateTimeOffset.MinValue;
    private DateTimeOffset lastSent = DateTimeOffset.MinValue;
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Reserves the earliest moment, now or later, at which one more request may leave.</summary>
    public DateTimeOffset Reserve(DateTimeOffset now)
    {
        if (now - lastSent > Idle)
        {
            measuredFrom = now;
            accepted = 0;
        }

        DateTimeOffset moment = next > now ? next : now;
        next = moment + TimeSpan.FromSeconds(secondsBetween);
        lastSent = moment;
        return moment;
    }

    /// <summary>An answer came that was no refusal for being too fast.</summary>
    public void Accepted()
    {
        accepted++;
        secondsBetween /= 1 + Growth;
    }

    /// <summary>Requests were refused for being too fast, and none may leave before <paramref name="resumeAt"/>.</summary>
    public void Refused(DateTimeOffset resumeAt)
    {
        double elapsed = (resumeAt - measuredFrom).TotalSeconds;
        secondsBetween = accepted >= LeastForMeasuring
            ? elapsed / accepted
            : Math.Max(secondsBetween * 1.5, 0.05);
        measuredFrom = lastSent = next = resumeAt;
        accepted = 0;
    }
}
