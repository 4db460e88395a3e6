namespace WebexMeetings.Http;

/// <summary>Randomness for waits; Random alone is not safe to use from several threads.</summary>
internal static class Jitter
{
    private static readonly ThreadLocal<Random> Source = new(() => new Random(Guid.NewGuid().GetHashCode()));

    /// <summary>From 0 to 1.</summary>
    public static double Next() => Source.Value!.NextDouble();
}
