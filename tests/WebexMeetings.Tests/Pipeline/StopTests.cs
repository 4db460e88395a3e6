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

    // At the gate, which holds back all of them; and before another attempt, each for itself.
    [Theory]
    [InlineData(429, "60", 4)]
    [InlineData(503, null, 1)]
    public async Task Requests_that_wait_do_not_leave_when_their_time_comes(int status, string? retryAfter, int inputs)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = status, RetryAfter = retryAfter, Times = 1 });
        var command = new Command(session.Connection, throttleLimit: 1);
        command.Begin(Emails[..inputs]);
        await command.Listener.Waiting;

        command.Dispose();
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(1, Log.Total);
        await NextCommandWorksAsync(session, requests: 2);
    }

    [Fact]
    public async Task A_stopped_command_that_was_held_to_a_pace_leaves_no_wait_to_the_next_one()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        for (int i = 0; i < 10; i++)
        {
            await session.GetRoomAsync();
        }

        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "50", Times = 1 });
        var command = new Command(session.Connection, throttleLimit: 100);
        command.Begin(Emails[..1]);
        await command.Listener.Waiting;
        command.Dispose();
        command = new Command(session.Connection, throttleLimit: 100);
        command.Begin(Emails);
        await command.Listener.Waiting;
        command.Dispose();

        // Ten in fifty seconds are one in five: forty waiting requests would have taken more than three minutes along.
        time.Advance(TimeSpan.FromSeconds(55));

        await NextCommandWorksAsync(session, requests: 12);
    }

    private async Task NextCommandWorksAsync(Session session, int requests)
    {
        Assert.NotNull(await session.GetRoomAsync());
        Assert.Equal(requests, Log.Total);
    }
}
