namespace WebexMeetings.Http;

/// <summary>
/// Calculates how fast the requests to one area of the API may leave: without a limit, until refusals are evidence of one. It has no clock:
/// all moments are times since a fixed start.
/// </summary>
/// <remarks>
/// <para>Accepted requests earn an allowance of refusals. A refusal within the allowance concerns its own request only. A refusal beyond
/// it, or a run of refusals, is evidence of a limit. The rate then becomes what the server accepted between this evidence and an earlier
/// one: it received more requests than it accepted at both moments, so that is its limit. The first evidence alone measures nothing,
/// because the server may have been down.</para>
/// <para>From there the rate follows the curve of TCP CUBIC (RFC 9438), counted in accepted requests instead of seconds. It returns to the
/// known rate fast, stays near it, and then probes beyond it, slowly at first.</para>
/// </remarks>
internal sealed class AdaptiveRate
{
    /// <summary>The number of accepted requests that doubles the rate after it reached the known rate.</summary>
    private const double DoublesAfter = 170;

    /// <summary>
    /// The maximum multiple of the known rate within a minute, because a sliding window shows its limit only when it is full.
    /// </summary>
    private const double LargestGrowth = 2;

    /// <summary>The part of the rate to continue with after the first evidence of a limit, as AWS's adaptive retry mode does.</summary>
    private const double FirstDecrease = 0.7;

    /// <summary>The part of a measured limit to continue with. Refusals at a rate below the limit are noise.</summary>
    private const double SafePart = 0.95;

    /// <summary>The refusals that are not evidence of a limit, and how many more each accepted request allows.</summary>
    private const double Allowance = 16;
    private const double AllowancePerSuccess = 0.07;

    /// <summary>The same above a known limit, where only noise excuses a refusal: this number, and this multiple of the noise.</summary>
    private const double ProbingAllowance = 3;
    private const double NoiseFactor = 3;

    /// <summary>The number of refusals in a row that close the area: without a known limit, and at least this number with one.</summary>
    private const int UnlimitedRun = 4;
    private const int LimitedRun = 2;

    /// <summary>A run of refusals is noise as long as it is more probable than this.</summary>
    private const double ImprobableRun = 0.001;

    /// <summary>In requests per second. A lower limit shows in its own Retry-After.</summary>
    private const double LeastRate = 0.5;

    /// <summary>Webex counts by the minute: a limit that held nothing back for a minute expires. In seconds.</summary>
    private const double Memory = 60;

    /// <summary>The delay of a timer that does not lower the rate. In seconds.</summary>
    private const double TimerSlack = 0.025;

    /// <summary>The longest delay that keeps requests out of step with a server. In seconds.</summary>
    private const double LongestDelay = 0.025;

    private const double GoldenRatio = 1.6180339887498949;

    private readonly RateMeasurement measurement = new();
    private readonly RefusalNoise noise = new();
    private readonly CircuitBreaker breaker = new();

    private bool isLimited;
    private double knownRate;
    private double growth;
    private double allowance = Allowance;
    private double probingAllowance;
    private double changedAt;

    private int generation;
    private long sent;
    private double next = double.NegativeInfinity;
    private double delay;
    private double lastLeft = double.NegativeInfinity;
    private double heldBackAt;

    private int run;
    private long runBegan;

    /// <summary>Gets the current rate in requests per second; infinite while no limit is known.</summary>
    public double PerSecond => isLimited
        ? Math.Max(LeastRate, knownRate * Math.Min(1 + Math.Pow(growth / DoublesAfter, 3), LargestGrowth))
        : double.PositiveInfinity;

    /// <summary>Gets the number of requests that the server accepted so far.</summary>
    public long Accepted => measurement.Accepted;

    private bool IsSafe => !isLimited || PerSecond < knownRate * 0.99;

    /// <summary>Returns how long the server asked to send nothing; zero when it did not.</summary>
    public TimeSpan ClosedFor(TimeSpan now) => Span(breaker.ClosedUntil - now.TotalSeconds);

    /// <summary>Returns for how long the server has accepted nothing; zero when it accepts requests.</summary>
    public TimeSpan DownFor(TimeSpan now) => Span(breaker.DownFor(now.TotalSeconds));

    /// <summary>Returns how long the next request has to wait; zero when it may leave now.</summary>
    public TimeSpan WaitAt(TimeSpan now) => Span(Math.Max(next + delay, breaker.NextAt) - now.TotalSeconds);

    /// <summary>Records that a request leaves.</summary>
    /// <param name="now">The current moment.</param>
    /// <param name="waiting">The number of other waiting requests.</param>
    /// <returns>The ticket of the request, to pass back with its outcome.</returns>
    public RateTicket Leave(TimeSpan now, int waiting)
    {
        double moment = now.TotalSeconds;
        ForgetWhatIsOld(moment);
        heldBackAt = moment - next - delay > TimerSlack ? heldBackAt : moment;
        double interval = 1 / PerSecond;
        double earliest = moment - Math.Max(interval, TimerSlack);
        bool isLate = next + delay < earliest;
        next = (isLate ? earliest : next) + interval;
        sent++;
        delay = isLate ? 0 : Math.Min(interval, LongestDelay) * PartOfDelay(sent);
        lastLeft = moment;
        breaker.OnLeave(moment, waiting);
        return new RateTicket(generation, sent, IsSafe);
    }

    /// <summary>Records a response that is not a refusal for being too fast.</summary>
    /// <param name="ticket">The ticket of the request.</param>
    /// <param name="now">The current moment.</param>
    public void OnSuccess(RateTicket ticket, TimeSpan now)
    {
        measurement.OnAccepted();
        breaker.OnSuccess(ticket.Number, now.TotalSeconds);

        // This request left after a refused one and was accepted, so that refusal concerned its own request only.
        run = ticket.Number > runBegan ? 0 : run;
        if (ticket.Generation != generation)
        {
            return;
        }

        noise.Count(ticket.IsSafe, refused: 0);
        double excused = NoiseFactor * noise.Part;
        allowance = Math.Min(allowance + (isLimited ? Math.Max(AllowancePerSuccess, excused) : AllowancePerSuccess), Allowance);
        probingAllowance = Math.Min(probingAllowance + excused, ProbingAllowance);
        growth++;
        if (isLimited && growth > DoublesAfter && now.TotalSeconds - changedAt > Memory)
        {
            ChangeTo(PerSecond, part: 1, now.TotalSeconds);
        }
    }

    /// <summary>Records that the server refused a request for being too fast.</summary>
    /// <param name="ticket">The ticket of the request.</param>
    /// <param name="now">The current moment.</param>
    /// <param name="retryAfter">The time that the server asks to wait; null when it does not ask.</param>
    public void OnThrottled(RateTicket ticket, TimeSpan now, TimeSpan? retryAfter)
    {
        double moment = now.TotalSeconds;
        double until = moment + (retryAfter ?? TimeSpan.Zero).TotalSeconds;
        runBegan = run++ == 0 ? ticket.Number : Math.Min(runBegan, ticket.Number);
        if (breaker.IsOpen)
        {
            breaker.Open(moment, until, ticket.Number);
            return;
        }

        // Requests that were in flight together are refused together, which is one piece of evidence.
        bool isNew = ticket.Generation == generation;
        bool isBeyondLimit = isNew && !ticket.IsSafe && --probingAllowance < 0;
        bool isTooMany = isNew && --allowance < 0;
        bool isClosed = isBeyondLimit || run >= (isLimited ? Math.Max(LimitedRun, noise.LongestRun(ImprobableRun)) : UnlimitedRun);
        if (isNew)
        {
            noise.Count(ticket.IsSafe, refused: 1);
            if (isClosed || isTooMany)
            {
                Lower(moment, isClosed ? until : moment);
            }
        }

        if (isClosed)
        {
            breaker.Open(moment, until, ticket.Number);
        }
    }

    /// <summary>Records a gateway error or a lost connection. A cluster of them closes the area, but says nothing about its rate.</summary>
    /// <param name="now">The current moment.</param>
    public void OnUnavailable(TimeSpan now) => breaker.OnFailure(now.TotalSeconds);

    private static TimeSpan Span(double seconds) => seconds > 0 ? TimeSpan.FromSeconds(Math.Min(seconds, 1e9)) : TimeSpan.Zero;

    /// <summary>
    /// Returns the part of the longest delay for a request, from 0 to 1. Evenly spaced requests can stay in step with a server that allows
    /// one every so many milliseconds. Then refused ones stay refused, ours or those of another client. Multiples of the golden ratio are
    /// spread evenly and never repeat. The rate remains the same.
    /// </summary>
    private static double PartOfDelay(long number) => number * GoldenRatio % 1;

    private void Lower(double moment, double until)
    {
        if (!isLimited)
        {
            // While the server accepts nothing, it could not have accepted more, so this time does not count after the first evidence.
            bool isSecond = measurement.BeganWithEvidence;
            double? measured = measurement.Rate(isSecond ? until : moment, knownRate: 0);
            if (measured is { } accepted)
            {
                isLimited = true;
                ChangeTo(accepted, isSecond ? SafePart : FirstDecrease, moment);
            }

            // Too few accepted requests measure nothing: the server was down, or they count with those until the next evidence.
            if (measured is not null || !isSecond)
            {
                measurement.Begin(until, isEvidence: true);
            }
        }
        else
        {
            double? measured = measurement.Rate(until, knownRate);
            if (measured is not null || measurement.HasAccepted)
            {
                ChangeTo(measured is { } limit ? Math.Min(limit, PerSecond) : PerSecond * FirstDecrease, SafePart, moment);
            }

            measurement.AddEvidence(until);
        }

        allowance = Allowance;
        probingAllowance = 0;
        heldBackAt = moment;
        generation++;
    }

    /// <summary>Sets the known rate, and starts at a part of it.</summary>
    private void ChangeTo(double rate, double part, double moment)
    {
        knownRate = Math.Max(rate, LeastRate);
        growth = -DoublesAfter * Math.Pow(1 - part, 1 / 3d);
        changedAt = moment;
    }

    private void ForgetWhatIsOld(double moment)
    {
        // Only the time in which a request could have left: a wait for the rate or for the server is not a pause of the user.
        double unused = moment - Math.Max(Math.Max(lastLeft, next + delay), breaker.NextAt);
        if (unused > Memory || (isLimited && moment - Math.Max(heldBackAt, breaker.ClosedUntil) > Memory))
        {
            isLimited = false;
            allowance = Allowance;
            measurement.Begin(moment, isEvidence: false);
        }

        measurement.LeaveOut(unused, moment, restart: !isLimited);
    }
}

/// <summary>The state of the rate when a request left.</summary>
/// <param name="Generation">
/// The number of rate changes so far. Requests from before the latest change say nothing about the new rate.
/// </param>
/// <param name="Number">The number of the request.</param>
/// <param name="IsSafe">Whether the rate was one that the server is known to accept.</param>
internal readonly record struct RateTicket(int Generation, long Number, bool IsSafe);
