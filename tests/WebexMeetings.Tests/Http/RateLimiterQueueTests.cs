using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Who waits at the rate limiter, in which order they leave, and what is left of those who do not wait any more.</summary>
public sealed class RateLimiterQueueTests : IDisposable
{
    private const string Area = "area";

    private readonly FakeTimeProvider time = new();
    private readonly CancellationTokenSource stop = new();
    private readonly AdaptiveRateLimiter limiter;

    public RateLimiterQueueTests() => limiter = new AdaptiveRateLimiter(time, TimeSpan.FromMinutes(5));

    public void Dispose() => stop.Dispose();

    [Fact]
    public void As_long_as_Webex_refuses_nothing_all_that_may_be_in_flight_leave_at_once()
    {
        RequestContext command = Command(100);

        Assert.All(Enumerable.Range(1, 100), _ => Assert.True(Acquire(command).IsCompletedSuccessfully));
        Assert.False(Acquire(command).IsCompleted);
    }

    [Fact]
    public async Task A_slot_that_is_free_again_goes_to_the_first_who_waits()
    {
        RequestContext command = Command(1);
        RatePermit permit = await Acquire(command);
        Task<RatePermit> first = Acquire(command);
        Task<RatePermit> second = Acquire(command);

        limiter.Release(permit);

        await first;
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task A_command_with_many_requests_does_not_make_another_wait_for_all_of_them()
    {
        RequestContext many = Command(10);
        RequestContext few = Command(10);
        await CloseAsync(many);
        List<Task<RatePermit>> waiting = [.. Enumerable.Range(0, 50).Select(_ => Acquire(many))];
        Task<RatePermit> one = Acquire(few);

        time.Advance(TimeSpan.FromSeconds(10));
        RatePermit probe = await waiting[0];
        limiter.OnSuccess(probe);
        limiter.Release(probe);

        await one;
        Assert.True(waiting.Count(task => task.IsCompleted) <= 3);
    }

    [Fact]
    public async Task Who_is_cancelled_leaves_at_once_and_leaves_nothing_behind()
    {
        RequestContext command = Command(10);
        await CloseAsync(command);
        List<Task<RatePermit>> cancelled = [.. Enumerable.Range(0, 20).Select(_ => Acquire(command))];
        Task<RatePermit> stays = limiter.AcquireAsync(command, Area, CancellationToken.None).AsTask();

        stop.Cancel();

        foreach (Task<RatePermit> task in cancelled)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        await stays;
        Assert.Equal(1, command.InFlight);
    }

    [Fact]
    public async Task An_hour_that_Webex_asks_for_fails_those_who_wait_for_ten_seconds_already()
    {
        RequestContext command = Command(10);
        RatePermit late = await Acquire(command);
        await CloseAsync(command);
        Task<RatePermit> waits = Acquire(command);

        limiter.OnThrottled(late, TimeSpan.FromHours(1));
        limiter.Release(late);

        AreaClosedException closed = await Assert.ThrowsAsync<AreaClosedException>(() => waits);
        Assert.Equal(TimeSpan.FromHours(1), closed.Wait);
    }

    [Fact]
    public async Task A_request_that_was_accepted_after_a_refused_one_opens_the_area_again()
    {
        RequestContext command = Command(10);
        List<RatePermit> refused = [await Acquire(command), await Acquire(command), await Acquire(command), await Acquire(command)];
        RatePermit later = await Acquire(command);
        refused.ForEach(permit => limiter.OnThrottled(permit, TimeSpan.FromMinutes(1)));
        Task<RatePermit> waits = Acquire(command);
        Assert.False(waits.IsCompleted);

        limiter.OnSuccess(later);
        limiter.Release(later);

        await waits;
    }

    [Theory]
    [InlineData(null)]
    [InlineData(10)]
    public async Task While_Webex_refuses_everything_a_command_is_told_that_Webex_makes_it_wait(int? retryAfter)
    {
        await CloseAsync(Command(10), retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        time.Advance(TimeSpan.FromSeconds(0.5));
        var listener = new Listener();

        _ = Acquire(new RequestContext(10, RetryHandler.MaximumAttempts, listener));

        Assert.Equal(["Webex asked to wait"], listener.Reasons);
        Assert.Equal([TimeSpan.FromSeconds((retryAfter ?? 1) - 0.5)], listener.Waits);
    }

    [Fact]
    public async Task While_Webex_accepts_requests_a_command_is_told_that_it_keeps_to_the_limit()
    {
        for (int i = 0; i < 10; i++)
        {
            limiter.OnSuccess(await Acquire(Command(10)));
        }

        time.Advance(TimeSpan.FromSeconds(1));
        await CloseAsync(Command(10));
        time.Advance(TimeSpan.FromSeconds(10));
        RatePermit probe = await Acquire(Command(10));
        limiter.OnSuccess(probe);
        limiter.Release(probe);
        var listener = new Listener();
        var command = new RequestContext(10, RetryHandler.MaximumAttempts, listener);

        _ = Acquire(command);
        _ = Acquire(command);

        Assert.Equal(["keeping to the rate limit"], listener.Reasons.Distinct());
        Assert.All(listener.Waits, wait => Assert.InRange(wait.TotalSeconds, 0.001, 2));
    }

    private static RequestContext Command(int throttleLimit) => new(throttleLimit, RetryHandler.MaximumAttempts, new Listener());

    /// <summary>Refuses a run of requests for ten seconds.</summary>
    private Task CloseAsync(RequestContext command) => CloseAsync(command, TimeSpan.FromSeconds(10));

    private async Task CloseAsync(RequestContext command, TimeSpan? retryAfter)
    {
        for (int i = 0; i < 4; i++)
        {
            RatePermit permit = await Acquire(command);
            limiter.OnThrottled(permit, retryAfter);
            limiter.Release(permit);
        }
    }

    private Task<RatePermit> Acquire(RequestContext command) => limiter.AcquireAsync(command, Area, stop.Token).AsTask();
}
