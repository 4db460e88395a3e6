namespace WebexMeetings.Tests.Http.Simulation;

/// <summary>Decides what a request gets. Moments and waits are in seconds.</summary>
internal interface ISimulatedServer
{
    SimulatedResponse Respond(double now, SimulatedRequest request);
}

/// <summary>A request as the server sees it.</summary>
internal readonly record struct SimulatedRequest(string Area, int Number, int Attempt);

/// <summary>A status, and how long the server asks to wait; null when it does not say.</summary>
internal readonly record struct SimulatedResponse(int Status, double? RetryAfter = null)
{
    public static SimulatedResponse Ok => new(200);

    /// <summary>As servers write it: whole seconds, at least one.</summary>
    public static SimulatedResponse TooMany(double wait) => new(429, Math.Max(1, Math.Ceiling(wait)));
}

/// <summary>Takes every request.</summary>
internal sealed class NoLimit : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request) => SimulatedResponse.Ok;
}

/// <summary>So many requests from the first one on, then none until the window is over.</summary>
internal sealed class FixedWindow(int requests, double seconds) : ISimulatedServer
{
    private double since = double.NegativeInfinity;
    private int left;

    public SimulatedResponse Respond(double now, SimulatedRequest request)
    {
        if (now - since >= seconds)
        {
            since = now;
            left = requests;
        }

        return left-- > 0 ? SimulatedResponse.Ok : SimulatedResponse.TooMany(since + seconds - now);
    }
}

/// <summary>At most so many accepted requests in any span of this length.</summary>
internal sealed class SlidingWindow(int requests, double seconds) : ISimulatedServer
{
    private readonly Queue<double> accepted = new();

    public SimulatedResponse Respond(double now, SimulatedRequest request)
    {
        while (accepted.Count > 0 && now - accepted.Peek() >= seconds)
        {
            accepted.Dequeue();
        }

        if (accepted.Count >= requests)
        {
            return SimulatedResponse.TooMany(accepted.Peek() + seconds - now);
        }

        accepted.Enqueue(now);
        return SimulatedResponse.Ok;
    }
}

/// <summary>A burst at first, then a steady rate.</summary>
internal sealed class TokenBucket(double perSecond, double burst) : ISimulatedServer
{
    private double at;
    private double used;

    public SimulatedResponse Respond(double now, SimulatedRequest request)
    {
        used = Math.Max(0, used - ((now - at) * perSecond));
        at = now;
        if (used > burst - 1)
        {
            return SimulatedResponse.TooMany((used - burst + 1) / perSecond);
        }

        used++;
        return SimulatedResponse.Ok;
    }
}

/// <summary>Gives Retry-After in whole seconds, as the header is written.</summary>
internal sealed class WholeSeconds(ISimulatedServer server) : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request)
    {
        SimulatedResponse response = server.Respond(now, request);
        return response.RetryAfter is { } seconds ? response with { RetryAfter = Math.Ceiling(seconds) } : response;
    }
}

/// <summary>One server until a moment, another one from then on.</summary>
internal sealed class ServerChange(ISimulatedServer before, ISimulatedServer after, double at) : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request) => (now < at ? before : after).Respond(now, request);
}

/// <summary>Another client that sends at a steady rate to the same server for a while, whatever it gets.</summary>
internal sealed class SecondClient(ISimulatedServer server, double perSecond, double from, double until) : ISimulatedServer
{
    private Random random = new(0);
    private double? next;
    private int sent;

    /// <summary>Gets the longest delay of its requests in seconds.</summary>
    public double Jitter { get; init; }

    public int Seed
    {
        init => random = new Random(value);
    }

    /// <summary>Gets the moments at which the server accepted a request of this client.</summary>
    public List<double> Accepted { get; } = [];

    /// <summary>Gets the moments at which the server accepted a request of anybody else.</summary>
    public List<double> AcceptedOfOthers { get; } = [];

    public SimulatedResponse Respond(double now, SimulatedRequest request)
    {
        for (double moment = next ?? from; moment <= now && moment < until; moment = next.Value)
        {
            Send(moment, request, Accepted);
            next = Math.Max(moment, from + (++sent / perSecond) + (random.NextDouble() * Jitter));
        }

        return Send(now, request, AcceptedOfOthers);
    }

    private SimulatedResponse Send(double moment, SimulatedRequest request, List<double> accepted)
    {
        SimulatedResponse response = server.Respond(moment, request);
        if (response.Status == 200)
        {
            accepted.Add(moment);
        }

        return response;
    }
}

/// <summary>Refuses a part of the requests at random: the same requests in every order of arrival.</summary>
internal sealed class ScatteredRefusals(ISimulatedServer server, double part, double? retryAfter, int seed) : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request) =>
        Draw(request) < part ? new SimulatedResponse(429, retryAfter) : server.Respond(now, request);

    private double Draw(SimulatedRequest request)
    {
        ulong hash = ((ulong)seed * 0x9E3779B97F4A7C15) ^ ((ulong)(request.Number + 1) * 0xBF58476D1CE4E5B9)
            ^ ((ulong)request.Attempt * 0x94D049BB133111EB);
        hash = (hash ^ (hash >> 31)) * 0xD6E8FEB86659FD93;
        hash = (hash ^ (hash >> 29)) * 0xBF58476D1CE4E5B9;
        return ((hash ^ (hash >> 32)) >> 11) * (1.0 / (1UL << 53));
    }
}

/// <summary>Takes nothing for a while.</summary>
/// <param name="server">The server before and after.</param>
/// <param name="status">What it says meanwhile.</param>
/// <param name="retryAfter">The Retry-After meanwhile, by the seconds that are left.</param>
/// <param name="from">When it begins.</param>
/// <param name="seconds">How long it lasts.</param>
internal sealed class Outage(
    ISimulatedServer server, int status, Func<double, double?> retryAfter, double from, double seconds) : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request) =>
        now >= from && now < from + seconds ? new SimulatedResponse(status, retryAfter(from + seconds - now)) : server.Respond(
            now, request);
}

/// <summary>Each area has its own server.</summary>
internal sealed class ServerByArea(IReadOnlyDictionary<string, ISimulatedServer> servers) : ISimulatedServer
{
    public SimulatedResponse Respond(double now, SimulatedRequest request) => servers[request.Area].Respond(now, request);
}
