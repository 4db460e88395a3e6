using WebexMeetings.Api.People;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>One gate for all commands of a connection, none between connections.</summary>
public sealed class RateGateTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private readonly SimulatedTime time = SimulatedTime.Stopped();

    [Fact]
    public async Task A_refusal_of_one_command_holds_back_all_commands_of_the_connection()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        using var other = new Command(session.Connection);
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "60", Times = 1 });
        Task<PersonalRoom> refused = session.GetRoomAsync("a@x.com");
        await session.Listener.Waiting;

        Task run = Task.Run(() => other.Run(["b@x.com"]));
        await other.Listener.Waiting;
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);

        time.Start();
        await Task.WhenAll(refused, run);
        Assert.Null(Assert.Single(other.Outcomes).Failure);
        Assert.Equal(3, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_refusal_of_one_connection_does_not_slow_another()
    {
        using Session admin = fixture.Connect(new SessionSettings { Time = time });
        using Session user = fixture.ConnectAs(fixture.Simulator.Tokens.User, new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "60", TokenName = "admin" });
        Task<PersonalRoom> held = admin.GetRoomAsync("a@x.com");
        await admin.Listener.Waiting;

        for (int i = 0; i < 50; i++)
        {
            Assert.NotNull(await user.GetRoomAsync());
        }

        Assert.False(held.IsCompleted);
        Assert.Empty(user.Listener.Waits);
        fixture.Simulator.Faults.Clear();
        time.Start();
        await held;
    }

    [Theory]
    [InlineData(423, "60")]
    [InlineData(429, "60")]
    public async Task Locked_and_too_many_requests_hold_back_everybody(int status, string retryAfter)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        using var other = new Command(session.Connection);
        fixture.Simulator.Faults.Add(new Fault { Status = status, RetryAfter = retryAfter, Times = 1 });
        Task<PersonalRoom> refused = session.GetRoomAsync("a@x.com");
        await session.Listener.Waiting;

        other.Begin(["b@x.com"]);

        await other.Listener.Waiting;
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
        time.Start();
        await refused;
    }

    [Theory]
    [InlineData(423, null)]
    [InlineData(503, "60")]
    [InlineData(500, null)]
    public async Task A_failure_of_one_request_holds_back_that_request_only(int status, string? retryAfter)
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time });
        fixture.Simulator.Faults.Add(new Fault { Status = status, RetryAfter = retryAfter, UserEmail = "a@x.com", Times = 1 });
        Task<PersonalRoom> failed = session.GetRoomAsync("a@x.com");
        await session.Listener.Waiting;

        Assert.NotNull(await session.GetRoomAsync("b@x.com"));

        Assert.False(failed.IsCompleted);
        time.Start();
        await failed;
    }

    [Fact]
    public async Task A_request_that_waits_holds_no_slot()
    {
        using Session session = fixture.Connect(new SessionSettings { Time = time, ThrottleLimit = 1 });
        fixture.Simulator.Faults.Add(new Fault { Status = 503, UserEmail = "a@x.com", Times = 1 });
        Task<PersonalRoom> waits = session.GetRoomAsync("a@x.com");
        await session.Listener.Waiting;

        Assert.NotNull(await session.GetRoomAsync("b@x.com"));

        time.Start();
        await waits;
    }

    [Fact]
    public async Task At_most_so_many_requests_are_in_flight()
    {
        using Session session = fixture.Connect();
        using var command = new Command(session.Connection, throttleLimit: 3);
        Fault hang = fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang });

        Task run = Task.Run(() => command.Run(Enumerable.Range(1, 40).Select(Organization.Email)));
        await fixture.Simulator.Faults.WaitForHangingAsync(3);
        fixture.Simulator.Faults.Remove(hang);
        fixture.Simulator.Faults.ReleaseHanging();
        await run;

        Assert.Equal(40, command.Outcomes.Count);
        Assert.Equal(3, fixture.Simulator.RequestLog.MaxInFlight);
    }

    [Fact]
    public async Task Nine_hundred_rooms_at_300_a_minute_take_three_minutes_and_hardly_a_refusal()
    {
        var shared = new SimulatedTime();
        await using WebexSimulator simulator = await WebexSimulator.StartAsync(new SimulatorOptions { People = 900 }, shared);
        simulator.RateLimits.UseWindow(300, TimeSpan.FromMinutes(1));
        using var session = new Session(simulator.ApiBaseUri, simulator.Tokens.Admin.Value, new SessionSettings { Time = shared });
        using var command = new Command(session.Connection, throttleLimit: 1);
        DateTimeOffset start = shared.GetUtcNow();

        command.Run(Enumerable.Range(1, 900).Select(Organization.Email));

        TokenUseCount count = simulator.RateLimits.Counts()["admin"];
        Assert.Equal(900, count.Accepted);
        Assert.InRange(count.Rejected, 1, 0.02 * 900);
        Assert.InRange(shared.GetUtcNow() - start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3 * 1.05));
    }
}
