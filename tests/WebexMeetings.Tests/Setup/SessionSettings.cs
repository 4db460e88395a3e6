using WebexMeetings.Connections;

namespace WebexMeetings.Tests.Setup;

/// <summary>What a test wants otherwise than usual. Usually no wait costs time, and no attempt times out.</summary>
internal sealed record SessionSettings
{
    public TimeProvider Time { get; init; } = new SimulatedTime();

    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    public TimeSpan MaximumRetryAfter { get; init; } = TimeSpan.FromMinutes(5);

    public int ThrottleLimit { get; init; } = 10;

    public ITokenSource? TokenSource { get; init; }
}
