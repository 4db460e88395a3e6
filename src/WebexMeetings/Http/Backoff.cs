namespace WebexMeetings.Http;

/// <summary>How long to wait before the next attempt when the server does not say.</summary>
internal static class Backoff
{
    /// <summary>One second doubled with each attempt, give or take a fifth so that waiting requests do not return as one wave.</summary>
    /// <param name="attempt">The number of attempts made, from 1.</param>
    /// <param name="random">From 0 to 1.</param>
    public static TimeSpan After(int attempt, double random) =>
        TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempt, 6) - 1) * (0.8 + (0.4 * random)));
}
