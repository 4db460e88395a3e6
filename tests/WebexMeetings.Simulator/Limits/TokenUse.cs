namespace WebexMeetings.Simulator;

/// <summary>What one token has used of its limit.</summary>
internal sealed class TokenUse
{
    private readonly Lock _counting = new();
    private DateTimeOffset? _since;
    private double _left;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Null when the request may pass, else how long until one may.</summary>
    public TimeSpan? Take(RateLimitSettings settings, DateTimeOffset now)
    {
        lock (_counting)
        {
            Refill(settings, now);
            if (_left < 1)
            {
                Rejected++;
                return UntilNext(settings, now);
            }
            _left--;
            Accepted++;
            return null;
        }
    }

    private void Refill(RateLimitSettings settings, DateTimeOffset now)
    {
        if (_since is not { } since || (settings.Model == RateLimitModel.FixedWindow && now - since >= settings.Window))
            _left = settings.Requests;
        else if (settings.Model == RateLimitModel.TokenBucket)
            _left = Math.Min(settings.Requests, _left + (now - since).TotalSeconds * settings.Rate);
        else
            return;
        _since = now;
    }

    private TimeSpan UntilNext(RateLimitSettings settings, DateTimeOffset now) => settings.Model == RateLimitModel.FixedWindow
        ? _since!.Value + settings.Window - now
        : TimeSpan.FromSeconds((1 - _left) / settings.Rate);
}
