namespace WebexMeetings.Tests.Http.Simulation;

/// <summary>
/// What <c>ForEach-Object -Parallel { Invoke-RestMethod -MaximumRetryCount 5 }</c> takes: each runspace sends one request, and sleeps for
/// Retry-After, or for five seconds where there is none, before it sends it again. Costs of PowerShell itself are left out.
/// </summary>
internal sealed class ParallelScript(ISimulatedServer server, int seed)
{
    private const double RetryInterval = 5;
    private const int MaximumRetryCount = 5;

    private readonly Random random = new(seed);

    public (double From, double To) Latency { get; init; } = (0.05, 0.3);

    public int Failed { get; private set; }

    /// <returns>How many seconds it took.</returns>
    public double Run(int requests, int throttleLimit)
    {
        var free = new PriorityQueue<int, double>();
        for (int runspace = 0; runspace < throttleLimit; runspace++)
        {
            free.Enqueue(runspace, 0);
        }

        double end = 0;
        for (int number = 0; number < requests; number++)
        {
            free.TryDequeue(out int next, out double now);
            now = Send(number, now);
            end = Math.Max(end, now);
            free.Enqueue(next, now);
        }

        return end;
    }

    private double Send(int number, double now)
    {
        for (int attempt = 1; ; attempt++)
        {
            double latency = Latency.From + (random.NextDouble() * (Latency.To - Latency.From));
            SimulatedResponse response = server.Respond(now + (latency / 2), new SimulatedRequest("rooms", number, attempt));
            now += latency;
            if (response.Status == 200)
            {
                return now;
            }

            if (attempt > MaximumRetryCount)
            {
                Failed++;
                return now;
            }

            now += response.RetryAfter ?? RetryInterval;
        }
    }
}
