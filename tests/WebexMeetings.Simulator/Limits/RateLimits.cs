using System.Collections.Concurrent;
using System.Globalization;

namespace WebexMeetings.Simulator;

/// <summary>Counts the requests of each token and refuses those beyond the limit with 429.</summary>
public sealed class RateLimits
{
    private readonly ServerClock clock;
    private readonly ConcurrentDictionary<string, TokenUse> uses = new(StringComparer.Ordinal);
    private volatile RateLimitSettings settings = RateLimitSettings.Off;

    internal RateLimits(ServerClock clock) => this.clock = clock;

    public RateLimitSettings Settings => settings;

    /// <summary>So many requests, then none until the window is over.</summary>
    public void UseWindow(int requests, TimeSpan window) =>
        Use(new RateLimitSettings { Model = RateLimitModel.FixedWindow, Requests = requests, Window = window });

    /// <summary>A burst, then a steady rate.</summary>
    public void UseBucket(double ratePerSecond, int burst) =>
        Use(new RateLimitSettings { Model = RateLimitModel.TokenBucket, Rate = ratePerSecond, Requests = burst });

    public void Off() => Use(RateLimitSettings.Off);

    /// <summary>Starts counting anew.</summary>
    public void Use(RateLimitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        uses.Clear();
        this.settings = settings;
    }

    /// <summary>By the name of the token. Nothing is counted while there is no limit.</summary>
    public IReadOnlyDictionary<string, TokenUseCount> Counts() =>
        uses.ToDictionary(pair => pair.Key, pair => new TokenUseCount(pair.Value.Accepted, pair.Value.Rejected));

    internal Reply? Check(Call call)
    {
        RateLimitSettings settings = this.settings;
        if (settings.Model == RateLimitModel.Off || call.Token is not { } token)
            return null;
        if (settings.PathContains is { } part && !call.Path.Contains(part, StringComparison.Ordinal))
            return null;
        TokenUse use = uses.GetOrAdd(token.Name, static _ => new TokenUse());
        return use.Take(settings, clock.TrueNow) is { } wait ? Refusal(settings, call, wait) : null;
    }

    private static Reply Refusal(RateLimitSettings settings, Call call, TimeSpan wait)
    {
        Reply reply = settings.HtmlBody
            ? Reply.Text(429, "text/html", ErrorBody.Html(429))
            : new Reply { Status = 429, Body = ErrorBody.ForStatus(429, call.TrackingId) };
        // Whole seconds, rounded up: a client that waits exactly so long must not be refused again.
        string seconds = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return settings.SendRetryAfter ? reply.With("Retry-After", seconds) : reply;
    }
}
