using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>How a limit is measured: which accepted requests and which time count, and where the measurement begins.</summary>
public sealed class RateMeasurementTests
{
    private readonly RateMeasurement measurement = new();

    [Fact]
    public void Whether_the_server_accepted_anything_is_asked_since_the_latest_evidence()
    {
        Assert.False(measurement.HasAccepted);
        measurement.Begin(0, isEvidence: false);
        Assert.False(measurement.HasAccepted);
        Accept(1);
        Assert.True(measurement.HasAccepted);
        measurement.AddEvidence(1);
        Assert.False(measurement.HasAccepted);
    }

    [Fact]
    public void Ten_accepted_requests_are_a_measurement_and_nine_are_none()
    {
        measurement.Begin(0, isEvidence: false);
        Accept(9);
        Assert.Null(measurement.Rate(10, knownRate: 0));
        Accept(1);
        Assert.Equal(1.0, measurement.Rate(10, knownRate: 0));
    }

    [Fact]
    public void With_too_few_since_the_latest_evidence_the_measurement_begins_at_an_earlier_one()
    {
        Mark(0, accepted: 20);
        Mark(10, accepted: 5);

        Assert.Equal(25 / 80.0, measurement.Rate(80, knownRate: 0));
    }

    [Fact]
    public void A_minute_is_long_enough()
    {
        Mark(0, accepted: 100);
        Mark(100, accepted: 20);

        Assert.Equal(20 / 60.0, measurement.Rate(160, knownRate: 0));
        Assert.Equal(120 / 159.0, measurement.Rate(159, knownRate: 0));
    }

    [Theory]
    [InlineData(30, 10, 3.0)]
    [InlineData(29, 10, 129 / 20.0)]
    [InlineData(75, 10, 175 / 20.0)]
    [InlineData(74, 10, 7.4)]
    public void A_fall_below_three_quarters_needs_less_time(int accepted, double knownRate, double expected)
    {
        Mark(0, accepted: 100);
        Mark(10, accepted);

        Assert.Equal(expected, measurement.Rate(20, knownRate));
    }

    [Theory]
    [InlineData(5, 1.0)]
    [InlineData(1, 10 / 15.0)]
    public void A_long_time_without_requests_does_not_count(double unused, double expected)
    {
        measurement.Begin(0, isEvidence: false);
        measurement.LeaveOut(unused, 5, restart: false);
        Accept(10);

        Assert.Equal(expected, measurement.Rate(15, knownRate: 0));
    }

    [Fact]
    public void Evidence_after_such_a_time_counts_from_its_own_moment()
    {
        measurement.Begin(0, isEvidence: false);
        measurement.LeaveOut(5, 20, restart: false);
        Mark(20, accepted: 10);

        Assert.Equal(10 / 25.0, measurement.Rate(30, knownRate: 0));
    }

    [Theory]
    [InlineData(true, 1.0)]
    [InlineData(false, 20 / 25.0)]
    public void Without_a_limit_another_task_begins_a_new_measurement(bool restart, double expected)
    {
        Mark(0, accepted: 10);
        measurement.LeaveOut(5, 20, restart);
        Accept(10);

        Assert.Equal(expected, measurement.Rate(30, knownRate: 0));
    }

    [Fact]
    public void Of_the_evidence_the_latest_sixteen_count()
    {
        Mark(0, accepted: 100);
        for (int moment = 1; moment <= 16; moment++)
        {
            measurement.AddEvidence(moment);
        }

        Accept(10);

        Assert.Equal(10 / 16.0, measurement.Rate(17, knownRate: 0));
    }

    private void Mark(double moment, int accepted)
    {
        measurement.AddEvidence(moment);
        Accept(accepted);
    }

    private void Accept(int count)
    {
        for (int i = 0; i < count; i++)
        {
            measurement.OnAccepted();
        }
    }
}

/// <summary>How much of the refusals is noise.</summary>
public sealed class RefusalNoiseTests
{
    [Fact]
    public void Older_responses_count_half_after_more_than_two_hundred()
    {
        var noise = new RefusalNoise();
        for (int i = 0; i < 200; i++)
        {
            noise.Count(isSafe: true, refused: i < 10 ? 1 : 0);
        }

        Assert.Equal(8 / 250.0, noise.Part);
        noise.Count(isSafe: true, refused: 0);
        Assert.Equal(3 / 150.5, noise.Part);
        noise.Count(isSafe: false, refused: 1);
        Assert.Equal(3 / 150.5, noise.Part);
    }
}

/// <summary>When requests are held back from a server that accepts none, and how they come back.</summary>
public sealed class CircuitBreakerTests
{
    private readonly CircuitBreaker breaker = new();

    [Fact]
    public void It_knows_for_how_long_the_server_has_accepted_nothing()
    {
        Assert.Equal(0, breaker.DownFor(15));
        breaker.Open(10, until: 20, number: 1);
        Assert.Equal(0, breaker.DownFor(15));
        Assert.Equal(5, breaker.DownFor(25));
        breaker.Open(25, until: 30, number: 2);
        Assert.Equal(15, breaker.DownFor(28));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void Only_a_request_that_left_after_the_refused_one_closes_it(int number, bool isOpen)
    {
        breaker.Open(10, until: 20, number: 5);

        breaker.OnSuccess(number, 11);

        Assert.Equal(isOpen, breaker.IsOpen);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Sixty_four_accepted_requests_each_allow_two_more_and_then_there_is_no_restriction(int accepted, bool isRestricted)
    {
        breaker.Open(10, until: 10, number: 1);
        for (int i = 0; i < accepted; i++)
        {
            breaker.OnSuccess(number: 2, moment: 11);
        }

        for (int i = 0; i < 2 * accepted; i++)
        {
            Assert.Equal(11, breaker.NextAt);
            breaker.OnLeave(moment: 12, waiting: 10);
        }

        Assert.Equal(isRestricted ? 13 : 11, breaker.NextAt);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    [InlineData(120, false)]
    public void Failures_before_a_long_pause_are_not_in_the_same_row(double pause, bool isOpen)
    {
        Fail(0, count: 4);

        Fail(pause, count: 1);
        Assert.Equal(isOpen, breaker.IsOpen);

        Fail(pause + 1, count: 4);
        Assert.True(breaker.IsOpen);
    }

    [Fact]
    public void A_pause_is_not_part_of_an_outage()
    {
        Fail(0, count: 5);
        Fail(120, count: 1);
        Assert.True(breaker.IsOpen);
        Assert.Equal(1, breaker.DownFor(121));

        Fail(150, count: 1);
        Fail(179, count: 1);
        Assert.True(breaker.IsOpen);

        Fail(180, count: 1);
        Assert.False(breaker.IsOpen);
    }

    [Fact]
    public void A_wait_that_the_server_asked_for_is_not_a_pause()
    {
        breaker.Open(10, until: 100, number: 1);
        breaker.OnLeave(101, waiting: 0);
        Assert.Equal(1, breaker.DownFor(101));
        breaker.Open(101, until: 101, number: 2);
        Assert.Equal(91, breaker.DownFor(101));
    }

    private void Fail(double moment, int count)
    {
        for (int i = 0; i < count; i++)
        {
            breaker.OnLeave(moment, waiting: 0);
            breaker.OnFailure(moment);
        }
    }
}
