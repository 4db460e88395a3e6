using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Who waits in an area of the API.</summary>
public sealed class RateLimiterAreaTests
{
    private readonly RateLimiterArea area = new();

    [Fact]
    public void It_counts_those_who_wait()
    {
        RateLimiterWaiter first = area.Add(Command(1), TimeSpan.Zero);
        RateLimiterWaiter second = area.Add(Command(1), TimeSpan.Zero);
        Assert.Equal(2, area.WaitingCount);

        area.Remove(first);
        area.Remove(first);
        Assert.Equal((1, false), (area.WaitingCount, area.HasNoWaiter));
        Assert.Same(second, area.TakeNext());
        Assert.Equal((0, true), (area.WaitingCount, area.HasNoWaiter));
    }

    [Fact]
    public void One_command_with_a_free_slot_is_enough()
    {
        area.Add(Command(0), TimeSpan.Zero);
        Assert.False(area.HasWaiterWithSlot);

        area.Add(Command(1), TimeSpan.Zero);
        Assert.True(area.HasWaiterWithSlot);
    }

    private static RequestContext Command(int slots) => new(slots, RetryHandler.MaximumAttempts, new Listener());
}
