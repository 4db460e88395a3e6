using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>What the rate of an area learns from a response, by the time and the state in which its request left.</summary>
public sealed class AdaptiveRateTests
{
    private readonly AdaptiveRate rate = new();
    private double now;

    [Fact]
    public void Three_refusals_in_a_row_close_nothing_and_four_do()
    {
        Accept(Leave(10));
        Refuse(Leave(3));
        Assert.Equal((TimeSpan.Zero, double.PositiveInfinity), (Closed, rate.PerSecond));

        Refuse(Leave(1));
        Assert.Equal(TimeSpan.FromSeconds(9), Closed);
        Assert.False(double.IsInfinity(rate.PerSecond));
    }

    [Fact]
    public void A_success_of_a_request_that_left_before_the_refused_ones_does_not_excuse_them()
    {
        List<RateTicket> early = Leave(1);
        Refuse(Leave(3));
        Accept(early);
        Refuse(Leave(1));

        Assert.NotEqual(TimeSpan.Zero, Closed);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(2, 0)]
    public void A_success_of_one_that_left_after_the_first_of_them_does_in_whichever_order_they_come_back(int first, int last)
    {
        List<RateTicket> sent = Leave(3);
        Refuse([sent[first], sent[last]]);
        Accept([sent[1]]);
        Refuse(Leave(3));
        Assert.Equal(TimeSpan.Zero, Closed);

        Refuse(Leave(1));
        Assert.NotEqual(TimeSpan.Zero, Closed);
    }

    [Fact]
    public void Requests_from_before_a_limit_was_found_say_nothing_about_it()
    {
        Accept(Leave(10));
        List<RateTicket> early = Leave(10);
        Refuse(Leave(4));
        double found = rate.PerSecond;

        Accept(early);
        Assert.Equal(found, rate.PerSecond);

        now += 60;
        Accept(Leave(1));
        Assert.True(rate.PerSecond > found);
    }

    [Fact]
    public void Refusals_of_requests_that_were_in_flight_together_lower_the_rate_once()
    {
        Accept(Leave(10));
        List<RateTicket> sent = Leave(40);
        Refuse(sent.Take(4));
        double found = rate.PerSecond;

        Refuse(sent.Skip(4));

        Assert.Equal(found, rate.PerSecond);
    }

    [Fact]
    public void Refusals_of_a_server_that_accepted_almost_nothing_are_no_limit()
    {
        Accept(Leave(9));
        Refuse(Leave(4));

        Assert.Equal((TimeSpan.FromSeconds(9), double.PositiveInfinity), (Closed, rate.PerSecond));
    }

    [Fact]
    public void A_limit_of_a_few_requests_at_a_time_is_measured_over_several_of_its_windows()
    {
        for (int i = 0; i < 4; i++)
        {
            Accept(Leave(5));
            Refuse(Leave(4));
            now += 9;
        }

        Assert.InRange(rate.PerSecond, 0.9 * 5 / 9, 1.1 * 5 / 9);
    }

    [Fact]
    public void A_limit_is_what_the_server_accepted_between_two_moments_at_which_it_refused_more()
    {
        FindLimit(acceptedPerSecond: 5);

        // 30 seconds of it, and 9 seconds of nothing. It begins with 0.95 of that.
        Assert.InRange(rate.PerSecond, 5 * 0.95 * 30 / 39, 3.7);
    }

    [Fact]
    public void A_limit_is_forgotten_after_an_idle_minute_and_not_sooner()
    {
        FindLimit(acceptedPerSecond: 5);
        now += 50;
        Leave(1);
        Assert.False(double.IsInfinity(rate.PerSecond));

        now += 61;
        Leave(1);
        Assert.Equal(double.PositiveInfinity, rate.PerSecond);
    }

    [Fact]
    public void So_it_is_when_it_held_back_nothing_for_a_minute()
    {
        FindLimit(acceptedPerSecond: 5);

        for (int i = 0; i < 59; i++)
        {
            now++;
            Accept(Leave(1));
        }

        Assert.False(double.IsInfinity(rate.PerSecond));
        for (int i = 0; i < 2; i++)
        {
            now++;
            Accept(Leave(1));
        }

        Assert.Equal(double.PositiveInfinity, rate.PerSecond);
    }

    [Fact]
    public void A_known_limit_leaves_room_between_requests_and_lets_none_catch_up_for_a_pause()
    {
        FindLimit(acceptedPerSecond: 5);
        for (int i = 0; i < 70; i++)
        {
            now += 0.3;
            Accept(Leave(1));
        }

        now += 10;
        int leaving = 0;
        while (rate.WaitAt(TimeSpan.FromSeconds(now)) == TimeSpan.Zero)
        {
            Accept(Leave(1));
            leaving++;
        }

        Assert.InRange(leaving, 1, 2);
        Assert.InRange(rate.WaitAt(TimeSpan.FromSeconds(now)).TotalSeconds, 0.01, 1.05 / rate.PerSecond);
    }

    [Fact]
    public void Scattered_refusals_are_excused_and_an_unbroken_share_of_them_is_not()
    {
        for (int i = 0; i < 500; i++)
        {
            now += 0.1;
            (i % 20 == 0 ? (Action<IEnumerable<RateTicket>>)Refuse : Accept)(Leave(1));
        }

        Assert.Equal(double.PositiveInfinity, rate.PerSecond);
        for (int i = 0; i < 60; i++)
        {
            now += 0.1;
            (i % 2 == 0 ? (Action<IEnumerable<RateTicket>>)Refuse : Accept)(Leave(1));
        }

        Assert.InRange(rate.PerSecond, 4, 12);
    }

    private TimeSpan Closed => rate.ClosedFor(TimeSpan.FromSeconds(now));

    private List<RateTicket> Leave(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => rate.Leave(TimeSpan.FromSeconds(now), 0))];

    private void Accept(IEnumerable<RateTicket> tickets)
    {
        foreach (RateTicket ticket in tickets)
        {
            rate.OnSuccess(ticket, TimeSpan.FromSeconds(now));
        }
    }

    private void Refuse(IEnumerable<RateTicket> tickets)
    {
        foreach (RateTicket ticket in tickets)
        {
            rate.OnThrottled(ticket, TimeSpan.FromSeconds(now), TimeSpan.FromSeconds(9));
        }
    }

    /// <summary>Plays a server that refuses, accepts some requests of each of 30 seconds, and refuses again.</summary>
    private void FindLimit(int acceptedPerSecond)
    {
        Refuse(Leave(4));
        now += 9;
        for (int i = 0; i < 30; i++)
        {
            Accept(Leave(acceptedPerSecond));
            now++;
        }

        Refuse(Leave(6));
        now += 9;
        Accept(Leave(1));
    }
}
