using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http.Simulation;

/// <summary>
/// Long runs through the rate limiter, without a network and without a clock: commands with many inputs each, responses after 50 to
/// 300 ms, timers that go off up to 16 ms late, and retries as the handlers make them. One thread, one seed, always the same result.
/// </summary>
internal sealed class LimiterSimulation(ISimulatedServer server, int seed)
{
    private readonly SimulatedClock clock = new(new Random(seed + 1));
    private readonly Random random = new(seed);
    private readonly List<SimulatedCommand> commands = [];
    private AdaptiveRateLimiter? limiter;

    public (double From, double To) Latency { get; init; } = (0.05, 0.3);

    public TimeSpan MaximumWait { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Sets the longest delay of a timer in seconds.</summary>
    public double TimerDelay
    {
        init => clock.TimerDelay = value;
    }

    public double Now => clock.Now;

    public int Sent { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The part of the requests that was refused.</summary>
    public double Waste => (double)Refused / Sent;

    public SimulatedCommand Add(int requests, int throttleLimit = 10, string area = "rooms", double start = 0)
    {
        var command = new SimulatedCommand(requests, throttleLimit, area, start);
        commands.Add(command);
        return command;
    }

    /// <summary>Runs all commands to their end.</summary>
    /// <returns>How many seconds it took.</returns>
    public double Run()
    {
        limiter = new AdaptiveRateLimiter(clock, MaximumWait);
        foreach (SimulatedCommand command in commands)
        {
            clock.After(command.Start, () => Fill(command));
        }

        while (commands.Exists(command => !command.IsDone))
        {
            clock.Step();
            Poll();
        }

        return commands.Max(command => command.EndedAt);
    }

    /// <summary>As the pipeline does: so many inputs are under way, waiting ones included.</summary>
    private void Fill(SimulatedCommand command)
    {
        while (command.Begun < command.Requests && command.UnderWay < command.ThrottleLimit * 4)
        {
            command.UnderWay++;
            Acquire(command, new SimulatedInput(command.Begun++));
        }
    }

    private void Acquire(SimulatedCommand command, SimulatedInput input)
    {
        try
        {
            Task<RatePermit> permit = limiter!.AcquireAsync(command.Context, command.Area, CancellationToken.None).AsTask();
            if (permit.IsCompletedSuccessfully)
            {
                command.Waits.Add(0);
                Send(command, input, permit.Result);
            }
            else
            {
                command.Waiting.Add(new Waiting(permit, input, clock.Now));
            }
        }
        catch (AreaClosedException)
        {
            End(command, isSuccess: false);
        }
    }

    private void Poll()
    {
        foreach (SimulatedCommand command in commands)
        {
            for (int i = 0; i < command.Waiting.Count; i++)
            {
                Waiting waiting = command.Waiting[i];
                if (waiting.Permit.Wait(0))
                {
                    command.Waiting.RemoveAt(i--);
                    command.Waits.Add(clock.Now - waiting.Since);
                    Send(command, waiting.Input, waiting.Permit.Result);
                }
            }
        }
    }

    private void Send(SimulatedCommand command, SimulatedInput input, RatePermit permit)
    {
        Sent++;
        double half = (Latency.From + (random.NextDouble() * (Latency.To - Latency.From))) / 2;
        clock.After(half, () =>
        {
            SimulatedResponse response = server.Respond(clock.Now, new SimulatedRequest(command.Area, input.Number, input.Attempt));
            clock.After(half, () => Receive(command, input, permit, response));
        });
    }

    private void Receive(SimulatedCommand command, SimulatedInput input, RatePermit permit, SimulatedResponse response)
    {
        int maximumAttempts = command.Context.MaximumAttempts;
        switch (response.Status)
        {
            case 429:
                Refused++;
                long accepted = limiter!.OnThrottled(permit, response.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
                input.AcceptedAtFirstRefusal ??= accepted;
                maximumAttempts *= accepted > input.AcceptedAtFirstRefusal ? RetryHandler.BadLuckFactor : 1;
                break;
            case 503:
                limiter!.OnUnavailable(permit);
                break;
            default:
                limiter!.OnSuccess(permit);
                break;
        }

        limiter.Release(permit);
        if (response.Status == 200)
        {
            End(command, isSuccess: true);
        }
        else if (input.Attempt >= maximumAttempts)
        {
            End(command, isSuccess: false);
        }
        else
        {
            double wait = response.RetryAfter ?? Math.Pow(2, Math.Min(input.Attempt, 6) - 1) * (0.8 + (0.4 * random.NextDouble()));
            input.Attempt++;
            clock.After(wait, () => Acquire(command, input));
        }
    }

    private void End(SimulatedCommand command, bool isSuccess)
    {
        command.UnderWay--;
        command.Ended.Add(clock.Now);
        command.Failed += isSuccess ? 0 : 1;
        Fill(command);
    }
}

/// <summary>A command of the simulation and what became of it.</summary>
internal sealed class SimulatedCommand(int requests, int throttleLimit, string area, double start)
{
    public RequestContext Context { get; } = new(throttleLimit, RetryHandler.MaximumAttempts, new NullObserver());

    public int Requests { get; } = requests;

    public int ThrottleLimit { get; } = throttleLimit;

    public string Area { get; } = area;

    public double Start { get; } = start;

    public int Begun { get; set; }

    public int UnderWay { get; set; }

    public int Failed { get; set; }

    public List<Waiting> Waiting { get; } = [];

    /// <summary>How long each request waited to leave, in seconds.</summary>
    public List<double> Waits { get; } = [];

    /// <summary>The seconds at which its inputs ended.</summary>
    public List<double> Ended { get; } = [];

    public bool IsDone => Ended.Count == Requests;

    public double EndedAt => Ended[^1];

    /// <summary>How many inputs ended in this span, each second.</summary>
    public double RateBetween(double from, double to) => Ended.Count(moment => moment >= from && moment < to) / (to - from);

    private sealed class NullObserver : IRequestObserver
    {
        public bool IsLoggingEnabled => false;

        public void OnLog(string line)
        {
        }

        public void OnWarning(string line)
        {
        }

        public void OnWaiting(TimeSpan delay, string reason)
        {
        }
    }
}

/// <summary>An input of a command, with what the handlers keep of its request.</summary>
internal sealed class SimulatedInput(int number)
{
    public int Number { get; } = number;

    public int Attempt { get; set; } = 1;

    public long? AcceptedAtFirstRefusal { get; set; }
}

internal readonly record struct Waiting(Task<RatePermit> Permit, SimulatedInput Input, double Since);
