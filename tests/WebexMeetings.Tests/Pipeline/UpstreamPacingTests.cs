using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

public sealed class UpstreamPacingTests
{
    private readonly FakeTimeProvider time = new();
    private readonly UpstreamPacing pace;

    public UpstreamPacingTests() => pace = new UpstreamPacing(time);

    [Fact]
    public void The_first_result_is_waited_for_a_moment()
    {
        pace.Entered();

        Assert.Equal(TimeSpan.FromSeconds(1), pace.Patience);
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 50)]
    [InlineData(49, 50)]
    public void Behind_a_producer_that_is_faster_than_answers_nothing_is_waited_for(int gap, int answer)
    {
        Produce(gap, answer);

        Assert.Equal(TimeSpan.Zero, pace.Patience);
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(5_000, 50)]
    public void Behind_a_slower_one_the_answer_is_waited_for_but_no_longer_than_the_producer_took(int gap, int answer)
    {
        Produce(gap, answer);

        Assert.Equal(TimeSpan.FromMilliseconds(gap), pace.Patience);
    }

    [Fact]
    public void A_producer_that_becomes_fast_is_noticed_with_its_next_input()
    {
        Produce(gap: 5_000, answer: 50);
        Produce(gap: 1, answer: 50);

        Assert.Equal(TimeSpan.Zero, pace.Patience);
    }

    [Fact]
    public void Time_spent_on_writing_and_waiting_is_not_the_producers()
    {
        pace.Entered();
        time.Advance(TimeSpan.FromSeconds(30));
        pace.Answered(TimeSpan.FromMilliseconds(50));
        pace.Left();
        time.Advance(TimeSpan.FromMilliseconds(1));
        pace.Entered();

        Assert.Equal(TimeSpan.Zero, pace.Patience);
    }

    private void Produce(int gap, int answer)
    {
        pace.Entered();
        pace.Answered(TimeSpan.FromMilliseconds(answer));
        pace.Left();
        time.Advance(TimeSpan.FromMilliseconds(gap));
        pace.Entered();
    }
}
