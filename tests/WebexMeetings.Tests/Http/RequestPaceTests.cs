using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>Long runs against limits like those of Webex, simulated: at most 5 % slower than possible, at most 2 % of the requests refused.</summary>
public sealed class RequestPaceTests
{
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 100)]
    public void A_limit_of_300_in_each_minute_is_used_up(int seed, int inFlight)
    {
        var run = new PaceSimulation(new FixedWindow(300, 60), seed) { InFlightAtMost = inFlight };

        double took = run.Run(12_000);

        Assert.InRange(took, 39 * 60, 39 * 60 * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 100)]
    public void A_limit_of_5_a_second_after_a_burst_of_300_is_used_up(int seed, int inFlight)
    {
        var run = new PaceSimulation(new TokenBucket(5, 300), seed) { InFlightAtMost = inFlight };

        double took = run.Run(12_000);

        Assert.InRange(took, 11_699 / 5.0, 11_700 / 5.0 * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void A_short_burst_allowance_is_no_trouble()
    {
        var run = new PaceSimulation(new TokenBucket(5, 20), seed: 1);

        Assert.InRange(run.Run(6_000), 1_196, 1_196 * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void A_limit_that_rises_is_found_again()
    {
        var run = new PaceSimulation(new LimitChange(new FixedWindow(300, 60), new FixedWindow(600, 60), at: 600), seed: 1);

        double took = run.Run(3_000 + 12_000);

        Assert.InRange(took, 600, (600 + (20 * 60)) * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void A_limit_that_falls_is_found_again()
    {
        var run = new PaceSimulation(new LimitChange(new FixedWindow(600, 60), new FixedWindow(300, 60), at: 600), seed: 1);

        double took = run.Run(6_000 + 6_000);

        Assert.InRange(took, 600, (600 + (20 * 60)) * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void After_a_limit_that_is_gone_the_speed_comes_back()
    {
        var run = new PaceSimulation(new LimitChange(new FixedWindow(300, 60), new FixedWindow(int.MaxValue, 60), at: 60), seed: 1);

        run.Run(6_000);

        // Ten in flight at 175 ms each are 57 a second.
        Assert.InRange(run.Answered[^1] - run.Answered[^1001], 1_000 / 57.0 * 0.8, 1_000 / 57.0 * 1.2);
        Assert.InRange(run.Answered[^1], 60, 270);
    }

    [Fact]
    public void Without_a_refusal_requests_leave_as_they_come()
    {
        var pace = new RequestPace();

        for (int i = 0; i < 1_000; i++)
        {
            Assert.Equal(TimeSpan.Zero, pace.WaitAt(TimeSpan.Zero));
            pace.Accepted(pace.Leave(TimeSpan.Zero));
        }
    }

    [Fact]
    public void Requests_that_were_refused_together_tell_the_rate_once()
    {
        var together = new RequestPace();
        var alone = new RequestPace();
        int[] turns = [.. Enumerable.Range(0, 300).Select(_ => together.Leave(TimeSpan.Zero))];
        int[] same = [.. Enumerable.Range(0, 300).Select(_ => alone.Leave(TimeSpan.Zero))];
        Array.ForEach(turns[..290], together.Accepted);
        Array.ForEach(same[..290], alone.Accepted);

        alone.Refused(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(55), same[290]);
        for (int i = 290; i < 300; i++)
        {
            together.Refused(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(55), turns[i]);
        }

        Assert.Equal(SecondWait(alone), SecondWait(together));

        static TimeSpan SecondWait(RequestPace pace)
        {
            TimeSpan open = TimeSpan.FromSeconds(60);
            Assert.Equal(TimeSpan.Zero, pace.WaitAt(open));
            pace.Leave(open);
            return pace.WaitAt(open);
        }
    }

    [Fact]
    public void Ten_refusals_without_a_wait_do_not_bring_everything_to_a_halt()
    {
        var pace = new RequestPace();
        int[] turns = [.. Enumerable.Range(0, 10).Select(_ => pace.Leave(TimeSpan.Zero))];

        foreach (int turn in turns)
        {
            pace.Refused(TimeSpan.Zero, TimeSpan.Zero, turn);
        }

        pace.Leave(TimeSpan.Zero);
        Assert.InRange(pace.WaitAt(TimeSpan.Zero), TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void A_refusal_after_little_use_does_not_make_the_next_run_creep()
    {
        var pace = new RequestPace();
        for (int i = 0; i < 10; i++)
        {
            pace.Accepted(pace.Leave(TimeSpan.FromSeconds(5 * i)));
        }

        TimeSpan now = TimeSpan.FromSeconds(50);
        pace.Refused(now, TimeSpan.FromSeconds(30), pace.Leave(now));
        now += TimeSpan.FromSeconds(30);
        pace.Leave(now);

        Assert.InRange(pace.WaitAt(now), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Commands_typed_by_hand_before_a_long_run_do_not_count_as_its_rate()
    {
        var pace = new RequestPace();
        for (int i = 0; i < 20; i++)
        {
            pace.Accepted(pace.Leave(TimeSpan.FromSeconds(30 * i)));
        }

        TimeSpan start = TimeSpan.FromSeconds(600);
        for (int i = 0; i < 300; i++)
        {
            pace.Accepted(pace.Leave(start));
        }

        pace.Refused(start, TimeSpan.FromSeconds(60), pace.Leave(start));
        TimeSpan open = start + TimeSpan.FromSeconds(60);
        pace.Leave(open);

        Assert.Equal(0.2, pace.WaitAt(open).TotalSeconds, precision: 3);
    }

    [Fact]
    public void A_limit_of_one_a_second_is_used_up()
    {
        var run = new PaceSimulation(new FixedWindow(60, 60), seed: 1);

        Assert.InRange(run.Run(2_400), 39 * 60, 39 * 60 * 1.05);
        Assert.InRange(run.Waste, 0, 0.02);
    }

    [Fact]
    public void After_an_idle_minute_the_limit_is_fresh_and_nothing_is_held_back()
    {
        var pace = new RequestPace();
        for (int i = 0; i < 300; i++)
        {
            pace.Accepted(pace.Leave(TimeSpan.Zero));
        }

        pace.Refused(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(55), pace.Leave(TimeSpan.FromSeconds(5)));
        TimeSpan later = TimeSpan.FromSeconds(125);
        pace.Leave(later);

        Assert.Equal(TimeSpan.Zero, pace.WaitAt(later));
    }

    [Fact]
    public void A_pause_that_says_nothing_about_the_rate_leaves_the_rate_alone()
    {
        var pace = new RequestPace();
        for (int i = 0; i < 10; i++)
        {
            pace.Accepted(pace.Leave(TimeSpan.Zero));
        }

        pace.Pause(TimeSpan.Zero, TimeSpan.FromSeconds(30));
        pace.Pause(TimeSpan.Zero, TimeSpan.FromSeconds(10));

        Assert.Equal(TimeSpan.FromSeconds(30), pace.WaitAt(TimeSpan.Zero));
        pace.Leave(TimeSpan.FromSeconds(30));
        Assert.Equal(TimeSpan.Zero, pace.WaitAt(TimeSpan.FromSeconds(30)));
    }
}
