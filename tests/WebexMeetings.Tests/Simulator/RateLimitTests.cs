using System.Net;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class RateLimitTests : SimulatorTest
{
    private readonly FakeTimeProvider time = new(DateTimeOffset.Parse("2026-03-01T12:00:00Z", null));

    protected override SimulatorOptions Options => new() { RequestsPerWindow = 3, Window = TimeSpan.FromSeconds(60) };

    protected override TimeProvider Time => time;

    [Fact]
    public async Task A_window_refuses_until_it_is_over()
    {
        for (int request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(17.5));
        var refused = await GetAsync(RoomPath);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("43", refused.Headers.GetValues("Retry-After").Single());
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath, Webex.Tokens.User)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(43));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        Assert.Equal(new TokenUseCount(4, 1), Webex.RateLimits.Counts()["admin"]);
    }

    [Fact]
    public async Task A_bucket_refills_steadily()
    {
        Webex.RateLimits.UseBucket(ratePerSecond: 2, burst: 1);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(RoomPath)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
    }

    [Fact]
    public async Task A_limit_of_one_area_counts_only_its_requests()
    {
        Webex.RateLimits.Use(
            new RateLimitSettings { Model = RateLimitModel.TokenBucket, Rate = 1, Requests = 1, PathContains = "sessionTypes" });
        const string Types = "/admin/meeting/userconfig/sessionTypes?siteUrl=site4.webex.com";
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await GetAsync(Types)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(Types)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        Assert.Equal(new TokenUseCount(1, 1), Webex.RateLimits.Counts()["admin"]);
    }

    [Fact]
    public async Task The_clock_of_the_server_may_be_wrong()
    {
        Webex.Options.ClockSkew = TimeSpan.FromMinutes(10);
        Assert.Equal(time.GetUtcNow().AddMinutes(10), (await GetAsync(RoomPath)).Headers.Date);
        time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(RoomPath)).StatusCode);
    }
}
