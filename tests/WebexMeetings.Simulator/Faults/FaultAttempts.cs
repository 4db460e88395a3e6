using System.Collections.Concurrent;

namespace WebexMeetings.Simulator;

/// <summary>Counts how often the same request was tried, so that a retry draws its own lot.</summary>
internal sealed class FaultAttempts
{
    private readonly ConcurrentDictionary<ulong, int> attempts = new();

    /// <summary>Called once per request, before any fault draws.</summary>
    public void Count(Call call, string? user) => attempts.AddOrUpdate(Identity(call, user), 1, static (_, count) => count + 1);

    /// <summary>A number from 0 up to, not including, 1.</summary>
    public double Draw(int seed, Call call, string? user)
    {
        ulong identity = Identity(call, user);
        ulong attempt = (ulong)attempts.GetValueOrDefault(identity, 1);
        return (StableHash.Mix((ulong)seed, identity, attempt) >> 11) * (1.0 / (1UL << 53));
    }

    public void Clear() => attempts.Clear();

    private static ulong Identity(Call call, string? user) =>
        StableHash.Text(StableHash.Text(StableHash.Text(0, call.Method), call.Target), user);
}
