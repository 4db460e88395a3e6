using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>What arrives at Webex after a command was stopped: nothing.</summary>
public sealed class StopTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly string[] Emails = [.. Enumerable.Range(1, 40).Select(Organization.Email)];

    private readonly FakeTimeProvider time = new();

    private RequestLog Log => fixture.Simulator.RequestLog;

    [Fact]
    public async Task Requests_in_flight_are_cancelled_and_none_of_the_others_leaves()
    {
        using Session session = fixture.Connect();
        Fault hang = fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang });
        var command = new Command(session.Connection, throttleLimit: 10);
        command.Begin(Emails);
        await fixture.Simulator.Faults.WaitForHangingAsync(10);

        command.Dispose();

        await Log.WaitForIdleAsync();
        Assert.Equal((10, 10), (Log.Total, Log.AbortedByClient));
        fixture.Simulator.Faults.Remove(hang);
        await NextCommandWorksAsync(session, requests: 11);
    }

    [Theory]
    [InlineData(429, "60")]
    [InlineData(503, null)]
    public async Task A_request_that_waits_for_another_attempt_does_not_leave_when_its_time_comes(int status, string? retryAfter)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = status, RetryAfter = retryAfter, Times = 1 });
        var command = new Command(session.Connection, throttleLimit: 1);
        command.Begin(Emails[..1]);
        await command.Listener.Waiting;

        command.Dispose();
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(1, Log.Total);
        await NextCommandWorksAsync(session, requests: 2);
    }

    [Fact]
    public async Task Requests_that_the_rate_limiter_holds_do_not_leave_and_the_next_command_does_not_wait_for_them()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        Fault refusing = fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "50" });
        // One at a time, so that none is on its way to the server when the command stops.
        var command = new Command(session.Connection, throttleLimit: 1);
        command.Begin(Emails);
        // Four refused ones in a row close the area for all the others, and each of the four waits by itself.
        await command.Listener.WaitForWaitsAsync(5);

        command.Dispose();
        fixture.Simulator.Faults.Remove(refusing);
        time.Advance(TimeSpan.FromSeconds(55));

        Assert.Equal(4, Log.Total);
        await NextCommandWorksAsync(session, requests: 5);
    }

    private async Task NextCommandWorksAsync(Session session, int requests)
    {
        Assert.NotNull(await session.GetRoomAsync());
        Assert.Equal(requests, Log.Total);
    }
}
