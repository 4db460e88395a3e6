using System.Globalization;
using WebexMeetings.Tests.Http.Simulation;

namespace WebexMeetings.Tests.Http;

/// <summary>
/// Long runs in every weather, simulated: how long they take beside the best that is possible, and how many requests are refused.
/// </summary>
public sealed class AdaptiveRateLimiterTests
{
    private const int Requests = 12_000;

    private static readonly (double From, double To) FastServer = (0.04, 0.06);

    [Theory]
    [InlineData(50, 1, 1)]
    [InlineData(50, 10, 2)]
    [InlineData(100, 10, 3)]
    [InlineData(300, 10, 4)]
    [InlineData(300, 20, 5)]
    public void A_token_bucket_of_300_a_minute_is_used_up(int burst, int inFlight, int seed) =>
        AssertUsedUp(new TokenBucket(5, burst), (Requests - burst) / 5.0, inFlight, seed);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 2)]
    [InlineData(10, 3)]
    [InlineData(20, 4)]
    public void A_fixed_window_of_300_a_minute_is_used_up(int inFlight, int seed) =>
        AssertUsedUp(new FixedWindow(300, 60), 39 * 60, inFlight, seed);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 2)]
    [InlineData(10, 3)]
    [InlineData(20, 4)]
    public void A_sliding_window_of_300_a_minute_is_used_up(int inFlight, int seed) =>
        AssertUsedUp(new SlidingWindow(300, 60), 39 * 60, inFlight, seed);

    [Theory]
    [InlineData("bucket", 5, 2.5)]
    [InlineData("bucket", 5, 10)]
    [InlineData("fixed", 5, 2.5)]
    [InlineData("fixed", 5, 10)]
    public void A_limit_that_halves_or_doubles_is_found_within_a_minute(string kind, double before, double after)
    {
        var run = new LimiterSimulation(new ServerChange(Server(kind, before), Server(kind, after), at: 600), seed: 1);
        SimulatedCommand command = run.Add(6_000);

        run.Run();

        Assert.InRange(command.RateBetween(660, 900), 0.95 * after, 1.05 * after);
        Assert.Equal(0, command.Failed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_second_client_that_takes_half_for_five_minutes_leaves_the_other_half(int seed)
    {
        var run = new LimiterSimulation(new SecondClient(new TokenBucket(5, 50), 2.5, from: 600, until: 900), seed);
        SimulatedCommand command = run.Add(6_000);

        run.Run();

        Assert.True(command.RateBetween(660, 900) > 0.95 * 2.5);
        // The bucket may be full when the other client leaves.
        Assert.InRange(command.RateBetween(960, 1100), 0.95 * 5, 5 + (50 / 140.0));
        Assert.Equal(0, command.Failed);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(300)]
    public void No_request_is_lost_while_the_server_accepts_others(int burst)
    {
        IEnumerable<int> losses = Enumerable.Range(1, 15).Select(seed =>
        {
            var run = new LimiterSimulation(new SecondClient(new WholeSeconds(new TokenBucket(50, burst)), 25, from: 20, until: 140), seed);
            SimulatedCommand command = run.Add(5_500, throttleLimit: 20);
            run.Run();
            return command.Failed;
        });

        Assert.All(losses, lost => Assert.Equal(0, lost));
    }

    [Theory]
    [InlineData(0.001, 0.004)]
    [InlineData(0.004, 0.001)]
    public void A_second_client_in_step_with_the_limit_is_not_crowded_out_and_nothing_is_lost(double timerDelay, double jitter)
    {
        for (int seed = 1; seed <= 20; seed++)
        {
            var other = new SecondClient(new WholeSeconds(new TokenBucket(50, 20)), 25, from: 20, until: 140) { Jitter = jitter, Seed = seed };
            var run = new LimiterSimulation(other, seed) { Latency = (0.05, 0.053), TimerDelay = timerDelay };
            SimulatedCommand command = run.Add(9_000, throttleLimit: 20);

            run.Run();

            double theirs = RateInSecondMinute(other.Accepted);
            Assert.InRange(theirs + RateInSecondMinute(other.AcceptedOfOthers), 0.95 * 50, 50.5);
            Assert.InRange(theirs, 0.5 * 25, 25.1);
            Assert.Equal(0, command.Failed);
        }

        static double RateInSecondMinute(List<double> moments) => moments.Count(moment => moment is >= 80 and < 140) / 60.0;
    }

    public static TheoryData<double, double?, int> Scattered
    {
        get
        {
            var data = new TheoryData<double, double?, int>();
            foreach (double part in (double[])[0.001, 0.01, 0.05])
            {
                foreach (double? retryAfter in (double?[])[null, 0, 1, 5])
                {
                    data.Add(part, retryAfter, 1);
                    data.Add(part, retryAfter, 20);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Scattered))]
    public void Scattered_refusals_cost_no_more_than_they_cost_the_simplest_script(double part, double? retryAfter, int inFlight)
    {
        double took = 0;
        double script = 0;
        for (int seed = 1; seed <= 5; seed++)
        {
            var run = new LimiterSimulation(new ScatteredRefusals(new NoLimit(), part, retryAfter, seed), seed) { Latency = FastServer };
            SimulatedCommand command = run.Add(1_500, inFlight);
            took += run.Run();
            Assert.Equal(0, command.Failed);
            script += new ParallelScript(new ScatteredRefusals(new NoLimit(), part, retryAfter, seed), seed) { Latency = FastServer }.Run(
                1_500, inFlight);
        }

        // One part in a hundred is the chance of who is refused and how long each response takes.
        Assert.InRange(took / script, 0, 1.01);
    }

    public static TheoryData<int, string, int> Outages
    {
        get
        {
            var data = new TheoryData<int, string, int>();
            foreach (string retryAfter in (string[])["none", "0", "1", "left"])
            {
                data.Add(429, retryAfter, 10);
                data.Add(429, retryAfter, 20);
                data.Add(503, retryAfter, 10);
                data.Add(503, retryAfter, 20);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Outages))]
    public void An_outage_of_30_seconds_costs_30_seconds(int status, string retryAfter, int inFlight)
    {
        var without = new LimiterSimulation(new NoLimit(), seed: 1);
        without.Add(3_000, inFlight);
        double usual = without.Run();
        Func<double, double?> header = retryAfter switch
        {
            "none" => _ => null,
            "left" => left => Math.Ceiling(left),
            _ => _ => int.Parse(retryAfter, CultureInfo.InvariantCulture),
        };
        var run = new LimiterSimulation(new Outage(new NoLimit(), status, header, from: usual / 3, seconds: 30), seed: 1);
        SimulatedCommand command = run.Add(3_000, inFlight);

        double took = run.Run();

        Assert.InRange(took, usual, (usual + 30) * 1.05);
        Assert.Equal(0, command.Failed);
    }

    [Theory]
    [InlineData(10, 0)]
    [InlineData(50, 0)]
    [InlineData(20, 0.3)]
    public void An_outage_at_the_beginning_teaches_no_rate(int inFlight, double from)
    {
        foreach (double? retryAfter in (double?[])[null, 0, 1, 30])
        {
            var without = new LimiterSimulation(new NoLimit(), seed: 1);
            without.Add(3_000, inFlight);
            double usual = without.Run();
            var run = new LimiterSimulation(new Outage(new NoLimit(), 429, _ => retryAfter, from, seconds: 30), seed: 1);
            SimulatedCommand command = run.Add(3_000, inFlight);

            double took = run.Run();

            Assert.InRange(took, usual, (usual + 30) * 1.05);
            Assert.Equal(0, command.Failed);
        }
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(300, 300)]
    public void Requests_wait_as_long_as_the_server_asks_when_the_connection_allows_it(double maximumWait, double retryAfter)
    {
        var server = new Outage(new NoLimit(), 429, _ => retryAfter, from: 2, seconds: 0.5);
        var run = new LimiterSimulation(server, seed: 1) { MaximumWait = TimeSpan.FromSeconds(maximumWait) };
        SimulatedCommand command = run.Add(1_000);

        run.Run();

        Assert.Equal(0, command.Failed);
    }

    [Fact]
    public void A_limit_is_remembered_while_the_server_asks_to_wait_for_a_minute()
    {
        var run = new LimiterSimulation(new FixedWindow(300, 60), seed: 1) { Latency = (0.015, 0.025) };
        run.Add(6_000, throttleLimit: 20);

        run.Run();

        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void The_time_between_requests_of_a_low_rate_is_no_pause()
    {
        var run = new LimiterSimulation(new TokenBucket(perSecond: 0.7, burst: 50), seed: 1);
        run.Add(1_000);

        double took = run.Run();

        Assert.InRange(took, 950 / 0.7, 950 / 0.7 * 1.05);
        Assert.InRange(run.Waste, 0, 0.2);
    }

    [Fact]
    public void A_limit_of_one_area_does_not_slow_another()
    {
        var servers = new Dictionary<string, ISimulatedServer> { ["limited"] = new FixedWindow(60, 60), ["free"] = new NoLimit() };
        var run = new LimiterSimulation(new ServerByArea(servers), seed: 1);
        SimulatedCommand limited = run.Add(600, area: "limited");
        SimulatedCommand free = run.Add(20_000, area: "free");
        var alone = new LimiterSimulation(new NoLimit(), seed: 1);
        alone.Add(20_000);

        run.Run();

        Assert.InRange(free.EndedAt / alone.Run(), 0.98, 1.02);
        Assert.InRange(limited.EndedAt, 540, 540 * 1.15);
        Assert.Equal((0, 0), (limited.Failed, free.Failed));
    }

    [Theory]
    [InlineData("bucket", 1)]
    [InlineData("fixed", 2)]
    [InlineData("sliding", 3)]
    public void Ten_runspaces_on_one_connection_get_equal_shares(string kind, int seed)
    {
        var run = new LimiterSimulation(Server(kind, 5), seed);
        List<SimulatedCommand> commands = [.. Enumerable.Range(0, 10).Select(i => run.Add(300, throttleLimit: i % 2 == 0 ? 10 : 2))];

        run.Run();

        double mean = commands.Average(command => command.Waits.Average());
        Assert.All(commands, command => Assert.InRange(command.Waits.Average(), 0, 2 * mean));
        Assert.InRange(commands.Min(command => command.EndedAt) / commands.Max(command => command.EndedAt), 0.8, 1);
        Assert.All(commands, command => Assert.Equal(0, command.Failed));
    }

    private static ISimulatedServer Server(string kind, double perSecond) => kind switch
    {
        "bucket" => new TokenBucket(perSecond, 50),
        "fixed" => new FixedWindow((int)(perSecond * 60), 60),
        _ => new SlidingWindow((int)(perSecond * 60), 60),
    };

    private static void AssertUsedUp(ISimulatedServer server, double optimum, int inFlight, int seed)
    {
        var run = new LimiterSimulation(server, seed);
        SimulatedCommand command = run.Add(Requests, inFlight);

        double took = run.Run();

        Assert.InRange(took, optimum * 0.99, optimum * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
        Assert.Equal(0, command.Failed);
    }
}
