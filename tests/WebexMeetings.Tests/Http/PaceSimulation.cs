using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>
/// A long run as the gate lets it go, without a network and without a clock: a queue at the gate, so many requests in flight, answers
/// after 50 to 300 ms, timers that go off up to 16 ms late, Retry-After in whole seconds.
/// </summary>
internal sealed class PaceSimulation(IRateLimit limit, int seed)
{
    private readonly RequestPace pace = new();
    private readonly Random random = new(seed);
    private readonly PriorityQueue<Action, (double Moment, int Number)> events = new();
    private int scheduled;
    private int atGate;
    private int inFlight;
    private bool timerIsSet;
    private double now;

    public int InFlightAtMost { get; init; } = 10;

    public int Sent { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The seconds at which the answers came.</summary>
    public List<double> Answered { get; } = [];

    public double Waste => (double)Refused / Sent;

    /// <returns>How many seconds it took.</returns>
    public double Run(int requests)
    {
        atGate = requests;
        Pump();
        while (Answered.Count < requests)
        {
            events.TryDequeue(out Action? happen, out (double Moment, int Number) at);
            now = at.Moment;
            happen!();
            Pump();
        }

        return now;
    }

    private void Pump()
    {
        while (atGate > 0 && inFlight < InFlightAtMost && !timerIsSet)
        {
            TimeSpan wait = pace.WaitAt(TimeSpan.FromSeconds(now));
            if (wait > TimeSpan.Zero)
            {
                timerIsSet = true;
                After(wait.TotalSeconds + (random.NextDouble() * 0.016), () => timerIsSet = false);
            }
            else
            {
                Send(pace.Leave(TimeSpan.FromSeconds(now)));
            }
        }
    }

    private void Send(int turn)
    {
        atGate--;
        inFlight++;
        Sent++;
        double halfWay = 0.025 + (random.NextDouble() * 0.125);
        After(halfWay, () =>
        {
            double? refusal = limit.Refuse(now);
            After(halfWay, () => Answer(turn, refusal));
        });
    }

    private void Answer(int turn, double? refusal)
    {
        inFlight--;
        if (refusal is { } wait)
        {
            Refused++;
            atGate++;
            pace.Refused(TimeSpan.FromSeconds(now), TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait))), turn);
        }
        else
        {
            Answered.Add(now);
            pace.Accepted(turn);
        }
    }

    private void After(double seconds, Action happen) => events.Enqueue(happen, (now + seconds, scheduled++));
}
