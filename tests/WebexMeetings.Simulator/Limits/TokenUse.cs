namespace WebexMeetings.Simulator;

/// <summary>What one token has used of its limit.</summary>
internal sealed class TokenUse
{
    private readonly Lock counting = new();
    private DateTimeOffset? since;
    private double left;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Null when the request may pass, else how long until one may.</summary>
    public TimeSpan? Take(RateLimitSettings settings, DateTimeOffset now)
    {
        lock (counting)
        {
            Refill(settings, now);
            if (left < 1)
            {
                Rejected++;
                return UntilNext(settings, now);
            }
            left--;
            Accepted++;
            return null;
        }
    }

    private void Refill(RateLimitSettings settings, DateTimeOffset now)
    {
        if (this.since is not { } since || (settings.Model == RateLimitModel.FixedWindow && now - since >= settings.Window))
            left = settings.Requests;
        else if (settings.Model == RateLimitModel.TokenBucket)
            left = Math.Min(settings.Requests, left + (now - since).TotalSeconds * settings.Rate);
        else
            return;
        this.since = now;
    }

    private TimeSpan UntilNext(RateLimitSettings settings, DateTimeOffset now) => settings.Model == RateLimitModel.FixedWindow
        ? since!.Value + settings.Window - now
        : TimeSpan.FromSeconds((1 - left) / settings.Rate);
}
