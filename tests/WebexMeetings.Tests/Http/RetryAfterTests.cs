using System.Globalization;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>How long a refused request waits, in all the ways that servers say it.</summary>
public sealed class RetryAfterTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Theory]
    [InlineData("7", 7, 7)]
    [InlineData(" 7 ", 7, 7)]
    [InlineData("+7", 7, 7)]
    [InlineData("300", 300, 300)]
    [InlineData("0", 0, 0.2)]
    [InlineData(null, 0.8, 1.2)]
    [InlineData("-5", 0.8, 1.2)]
    [InlineData("rand(30),add(30)", 0.8, 1.2)]
    [InlineData("soon", 0.8, 1.2)]
    [InlineData("1.5", 1.5, 1.5)]
    [InlineData("NaN", 0.8, 1.2)]
    [InlineData("10:30", 0.8, 1.2)]
    [InlineData("2026-11-22", 0.8, 1.2)]
    public async Task After_429_the_connection_waits_as_long_as_Webex_says(string? retryAfter, double least, double most)
    {
        var time = new SimulatedTime();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = retryAfter, Times = 1 });
        DateTimeOffset start = time.GetUtcNow();

        await session.GetRoomAsync();

        Assert.InRange((time.GetUtcNow() - start).TotalSeconds, least - 1e-9, most + 1e-9);
        Assert.Equal(2, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(423)]
    [InlineData(503)]
    public async Task A_date_counts_by_the_clock_of_Webex_and_not_by_ours(int status)
    {
        var serverTime = new SimulatedTime();
        await using WebexSimulator simulator =
            await WebexSimulator.StartAsync(new SimulatorOptions { ClockSkew = TimeSpan.FromHours(5) }, serverTime);
        var time = new SimulatedTime();
        using var session = new Session(simulator.ApiBaseUri, simulator.Tokens.Admin.Value, new SessionSettings { Time = time });
        string date = (serverTime.GetUtcNow() + TimeSpan.FromHours(5) + TimeSpan.FromSeconds(42)).ToString("r");
        simulator.Faults.Add(new Fault { Status = status, RetryAfter = date, Times = 1 });
        DateTimeOffset start = time.GetUtcNow();

        await session.GetRoomAsync();

        Assert.Equal(42, (time.GetUtcNow() - start).TotalSeconds);
    }

    [Fact]
    public async Task A_date_that_is_over_is_no_wait()
    {
        var time = new SimulatedTime();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 503, RetryAfter = "Wed, 21 Oct 2015 07:28:00 GMT", Times = 1 });
        DateTimeOffset start = time.GetUtcNow();

        await session.GetRoomAsync();

        Assert.Equal(start, time.GetUtcNow());
    }

    [Fact]
    public async Task A_wait_of_an_hour_fails_at_once_and_says_when_to_return()
    {
        var time = new SimulatedTime();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "3600" });
        DateTimeOffset start = time.GetUtcNow();

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.TooManyRequests, failure.Kind);
        Assert.Equal(TimeSpan.FromHours(1), failure.RetryAfter);
        Assert.Contains(OnTheClock(start.AddHours(1)), failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(start, time.GetUtcNow());
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task While_the_hour_lasts_nothing_more_is_sent_on_this_connection()
    {
        var time = new SimulatedTime();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "3600" });
        DateTimeOffset start = time.GetUtcNow();

        // The first ones may each be refused for a reason of their own; the fourth in a row shows that it is everybody's.
        for (int i = 0; i < 4; i++)
        {
            await session.FailRoomAsync("a@x.com");
        }

        WebexApiException next = await session.FailRoomAsync("b@x.com");

        Assert.Equal(WebexErrorKind.TooManyRequests, next.Kind);
        Assert.StartsWith("Personal room of 'b@x.com': ", next.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was sent.", next.Message, StringComparison.Ordinal);
        Assert.Contains(OnTheClock(start.AddHours(1)), next.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(4, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task When_the_hour_is_over_the_connection_works_again()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "3600", Times = 4 });
        for (int i = 0; i < 4; i++)
        {
            await session.FailRoomAsync("a@x.com");
        }

        time.Advance(TimeSpan.FromHours(1));

        Assert.NotNull(await session.GetRoomAsync("a@x.com"));
    }

    [Theory]
    [InlineData("99999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_wait_until_for_ever_is_only_a_long_wait(string retryAfter)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = retryAfter });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");
        WebexApiException next = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.TooManyRequests, WebexErrorKind.TooManyRequests), (failure.Kind, next.Kind));
        Assert.Equal(2, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_limit_of_the_connection_decides_what_is_too_long()
    {
        using Session session = fixture.Connect(new SessionSettings { MaximumRetryAfter = TimeSpan.FromHours(2) });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "3600", Times = 1 });

        Assert.NotNull(await session.GetRoomAsync("a@x.com"));
        Assert.Contains(TimeSpan.FromHours(1), session.Listener.Waits);
        Assert.Contains("Webex asked to wait", session.Listener.Reasons);
    }

    [Fact]
    public async Task A_server_error_with_a_long_wait_fails_only_its_own_request()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 503, RetryAfter = "3600", Times = 1 });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.ServerError, TimeSpan.FromHours(1)), (failure.Kind, failure.RetryAfter));
        Assert.NotNull(await session.GetRoomAsync("b@x.com"));
    }

    private static string OnTheClock(DateTimeOffset moment) =>
        moment.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
