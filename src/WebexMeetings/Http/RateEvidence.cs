namespace WebexMeetings.Http;

/// <summary>
/// Measures the limit of a server: the requests that it accepted between two moments at which it refused more. A minute is long enough to
/// distinguish a rate from the way in which a window opens again. Moments are in seconds.
/// </summary>
internal sealed class RateMeasurement
{
    private const int MaximumMarks = 16;

    /// <summary>The minimum number of accepted requests for a measurement.</summary>
    private const int LeastAccepted = 10;

    /// <summary>A lower limit needs less evidence: this number of accepted requests at less than this part of the known rate.</summary>
    private const int EnoughForFall = 30;
    private const double Fall = 0.75;

    private const double LongEnough = 60;
    private const double LeastTime = 0.05;

    /// <summary>Requests that leave further apart belong to different tasks.</summary>
    private const double Gap = 1;

    private readonly List<Mark> marks = [];

    /// <summary>The time without requests to send. It does not show how many requests the server would have accepted.</summary>
    private double idle;

    /// <summary>Gets the number of accepted requests.</summary>
    public long Accepted { get; private set; }

    /// <summary>Gets a value indicating whether the server accepted anything since the latest evidence.</summary>
    public bool HasAccepted => marks.Count > 0 && Accepted > marks[marks.Count - 1].Accepted;

    /// <summary>Gets a value indicating whether the server refused more requests when the measurement began.</summary>
    public bool BeganWithEvidence { get; private set; }

    public void OnAccepted() => Accepted++;

    /// <summary>Starts a new measurement.</summary>
    public void Begin(double moment, bool isEvidence)
    {
        marks.Clear();
        BeganWithEvidence = isEvidence;
        AddEvidence(moment);
    }

    /// <summary>Records a moment at which the server refused more requests, or until which it asked to send nothing.</summary>
    public void AddEvidence(double moment)
    {
        marks.Add(new Mark(moment - idle, Accepted));
        if (marks.Count > MaximumMarks)
        {
            marks.RemoveAt(0);
        }
    }

    /// <summary>Excludes the time since the latest request, when it was long.</summary>
    public void LeaveOut(double unused, double moment, bool restart)
    {
        if (unused > Gap)
        {
            idle += Math.Min(unused, moment);
            if (restart)
            {
                marks.Clear();
            }
        }

        if (marks.Count == 0)
        {
            Begin(moment, isEvidence: false);
        }
    }

    /// <summary>
    /// Returns the number of requests per second that the server accepted until this moment; null when there are too few for a measurement.
    /// </summary>
    public double? Rate(double moment, double knownRate)
    {
        double? rate = null;
        for (int i = marks.Count - 1; i >= 0; i--)
        {
            long count = Accepted - marks[i].Accepted;
            if (count < LeastAccepted)
            {
                continue;
            }

            double time = moment - idle - marks[i].Moment;
            rate = count / Math.Max(time, LeastTime);
            if (time >= LongEnough || (count >= EnoughForFall && rate < Fall * knownRate))
            {
                break;
            }
        }

        return rate;
    }

    // A class, because the JIT compiles a list of a structure again, in the first command of a session.
    private sealed record Mark(double Moment, long Accepted);
}

/// <summary>Estimates the part of the requests that a server refuses at rates that it is known to accept.</summary>
internal sealed class RefusalNoise
{
    /// <summary>The prior of the estimate: more accepted and fewer refused requests, so that a few refusals are not noise yet.</summary>
    private const double MoreAccepted = 50;
    private const double FewerRefused = 2;

    /// <summary>The number of responses after which older ones count half.</summary>
    private const double Memory = 200;

    private double responses;
    private double refusals;

    public double Part => Math.Max(refusals - FewerRefused, 0) / (responses + MoreAccepted);

    /// <summary>Returns the shortest run of refusals that noise makes less often than this.</summary>
    public int LongestRun(double probability) =>
        (int)Math.Ceiling(Math.Log(probability) / Math.Log(Math.Max(Part, probability)));

    public void Count(bool isSafe, int refused)
    {
        if (!isSafe)
        {
            return;
        }

        responses++;
        refusals += refused;
        if (responses > Memory)
        {
            responses /= 2;
            refusals /= 2;
        }
    }
}

/// <summary>
/// Holds back requests from a server that accepts none. It opens after a run of refusals or an outage. While it is open, one request at a
/// time tests whether the server accepts requests again. Then each accepted request allows two more, as TCP's slow start does, until it is
/// closed. Moments are in seconds.
/// </summary>
internal sealed class CircuitBreaker
{
    /// <summary>The number of gateway errors and lost connections in a row that are an outage.</summary>
    private const int OutageRun = 5;

    /// <summary>The duration of an outage after which all requests are sent, so that each ends with its own error. In seconds.</summary>
    private const double LongestOutage = 60;

    /// <summary>
    /// The time without requests that ends an outage, because another command follows. A request waits at most 20 s between its attempts,
    /// unless the server asks for longer. In seconds.
    /// </summary>
    private const double LongestPause = 30;

    /// <summary>The number of accepted requests that ends the slow start.</summary>
    private const int SlowStart = 64;

    private double? openSince;
    private double lastFailure;
    private long lastRefused;
    private double nextProbe = double.NegativeInfinity;

    /// <summary>The requests that may leave during the slow start; null when it is over.</summary>
    private int? permits;
    private int acceptedSinceOpen;

    private int failures;
    private double? failingSince;

    /// <summary>The moment of the latest request or failure.</summary>
    private double lastUsed = double.NegativeInfinity;

    /// <summary>Gets a value indicating whether the server accepts no requests.</summary>
    public bool IsOpen => openSince is not null;

    /// <summary>Gets the moment until which the server asked to send nothing.</summary>
    public double ClosedUntil { get; private set; } = double.NegativeInfinity;

    /// <summary>Gets the earliest moment for the next request.</summary>
    public double NextAt => permits is 0 ? Math.Max(ClosedUntil, nextProbe) : ClosedUntil;

    /// <summary>
    /// Returns for how long the server is known to accept no requests. A wait that it asked for counts when it refuses again after it.
    /// </summary>
    public double DownFor(double moment) =>
        openSince is { } since ? Math.Max(lastFailure - since, moment - Math.Max(since, ClosedUntil)) : 0;

    /// <summary>Records that a request leaves.</summary>
    public void OnLeave(double moment, int waiting)
    {
        LeaveOutPause(moment);
        if (permits is { } left)
        {
            permits = Math.Max(left - 1, 0);
            nextProbe = moment + ProbeInterval(DownFor(moment), waiting);
        }
    }

    /// <summary>Records that the server accepted a request.</summary>
    public void OnSuccess(long number, double moment)
    {
        failures = 0;
        failingSince = null;

        // A request that left before a refused one says nothing about the current state.
        if (number <= lastRefused)
        {
            return;
        }

        if (IsOpen)
        {
            openSince = null;
            ClosedUntil = moment;
            acceptedSinceOpen = 0;
        }

        if (permits is { } left)
        {
            permits = ++acceptedSinceOpen > SlowStart ? null : left + 2;
        }
    }

    /// <summary>Opens after a refusal, or stays open for longer.</summary>
    public void Open(double moment, double until, long number)
    {
        lastRefused = Math.Max(lastRefused, number);
        Open(moment, until);
    }

    /// <summary>Records a gateway error or a lost connection.</summary>
    public void OnFailure(double moment)
    {
        lastUsed = moment;
        failures++;
        failingSince ??= moment;
        if (moment - failingSince >= LongestOutage)
        {
            openSince = null;
            permits = null;
        }
        else if (failures >= OutageRun)
        {
            Open(moment, moment);
        }
    }

    /// <summary>Forgets the failures before a long pause, which does not show whether the server would have accepted requests.</summary>
    private void LeaveOutPause(double moment)
    {
        if (moment - Math.Max(lastUsed, ClosedUntil) > LongestPause)
        {
            failures = 0;
            failingSince = null;
            openSince = IsOpen ? moment : null;
        }

        lastUsed = moment;
    }

    private static double ProbeInterval(double downFor, int waiting)
    {
        // A request has five attempts while the server accepts none. The fewer requests wait, the longer these attempts have to last.
        double enoughForHalfAMinute = 10.0 / Math.Max(waiting, 4);
        return Math.Min(Math.Max(Math.Max(1, downFor / 20), enoughForHalfAMinute), 5);
    }

    private void Open(double moment, double until)
    {
        ClosedUntil = Math.Max(ClosedUntil, until);
        lastFailure = moment;
        if (!IsOpen)
        {
            openSince = moment;
            permits = 0;
            nextProbe = moment + 1;
        }
    }
}
