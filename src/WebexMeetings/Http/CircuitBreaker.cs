namespace WebexMeetings.Http;

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

    /// <summary>The number of accepted requests that ends the slow start.</summary>
    private const int SlowStart = 64;

    private double? openSince;
    private long lastRefused;
    private double nextProbe = double.NegativeInfinity;

    /// <summary>The requests that may leave during the slow start; null when it is over.</summary>
    private int? permits;
    private int acceptedSinceOpen;

    private int failures;
    private double? failingSince;

    /// <summary>Gets a value indicating whether the server accepts no requests.</summary>
    public bool IsOpen => openSince is not null;

    /// <summary>Gets the moment until which the server asked to send nothing.</summary>
    public double ClosedUntil { get; private set; } = double.NegativeInfinity;

    /// <summary>Gets the earliest moment for the next request.</summary>
    public double NextAt => permits is 0 ? Math.Max(ClosedUntil, nextProbe) : ClosedUntil;

    /// <summary>Returns for how long the server has accepted no requests.</summary>
    public double DownFor(double moment) => openSince is { } since ? moment - since : 0;

    /// <summary>Records that a request leaves.</summary>
    public void OnLeave(double moment, int waiting)
    {
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

    private static double ProbeInterval(double downFor, int waiting)
    {
        // A request has five attempts. The fewer requests wait, the longer these attempts have to last.
        double enoughForHalfAMinute = 10.0 / Math.Max(waiting, 4);
        return Math.Min(Math.Max(Math.Max(1, downFor / 20), enoughForHalfAMinute), 5);
    }

    private void Open(double moment, double until)
    {
        ClosedUntil = Math.Max(ClosedUntil, until);
        if (!IsOpen)
        {
            openSince = moment;
            permits = 0;
            nextProbe = moment + 1;
        }
    }
}
