namespace WebexMeetings.Tests.Http;

/// <summary>A burst at first, then a steady rate.</summary>
internal sealed class TokenBucket(double perSecond, double burst) : IRateLimit
{
    private double at;
    private double used;

    public double? Refuse(double now)
    {
        used = Math.Max(0, used - ((now - at) * perSecond));
        at = now;
        if (used > burst - 1)
        {
            return (used - burst + 1) / perSecond;
        }

        used++;
        return null;
    }
}
