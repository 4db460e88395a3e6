using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>A run on one thread whose course is drawn step by step: add an input, let any piece of work end, take what is there.</summary>
internal sealed class SteppedRun : IDisposable
{
    private readonly int seed;
    private readonly Random random;
    private readonly int inputs;
    private readonly ManualResetEventSlim signal = new();
    private readonly OrderedTaskQueue run;
    private readonly List<(int Number, TaskCompletionSource<InputResult> Work)> open = [];
    private readonly HashSet<int> finished = [];
    private int added;
    private int taken;
    private bool askedInVain;

    public SteppedRun(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
        inputs = random.Next(1, 15);
        int lookAhead = random.Next(1, 8);
        run = new OrderedTaskQueue(lookAhead, lookAhead, signal, CancellationToken.None);
    }

    public void Go()
    {
        while (taken < inputs)
        {
            switch (random.Next(3))
            {
                case 0 when added < inputs && run.Count < run.LookAhead:
                    Add();
                    break;
                case 1 when open.Count > 0:
                    Finish(random.Next(open.Count));
                    break;
                case 2:
                    Take();
                    break;
            }
        }

        Check(run.Count == 0 && open.Count == 0, "Something is left.");
    }

    public void Dispose()
    {
        run.Dispose();
        signal.Dispose();
    }

    private void Add()
    {
        var work = new TaskCompletionSource<InputResult>();
        open.Add((added, work));
        run.Add(new Input(added, $"input {added}"), _ => work.Task);
        added++;
    }

    private void Finish(int index)
    {
        (int number, TaskCompletionSource<InputResult> work) = open[index];
        open.RemoveAt(index);
        finished.Add(number);
        if (random.Next(4) == 0)
        {
            work.SetException(new InvalidOperationException());
        }
        else
        {
            work.SetResult(InputResult.Of([number]));
        }

        Check(signal.IsSet || !askedInVain || number != taken, "The signal for the first in order was not given.");
    }

    private void Take()
    {
        signal.Reset();
        bool isThere = run.TryTake(out OrderedTaskQueue.Entry? entry);
        Check(isThere == finished.Contains(taken), "What is finished was not given, or what is not finished was.");
        Check(!isThere || Equals(entry!.Input.Target, taken), "Out of order.");
        askedInVain = !isThere && added > taken;
        taken += isThere ? 1 : 0;
    }

    private void Check(bool condition, string problem) => Assert.True(condition, $"Seed {seed}, input {taken} of {inputs}: {problem}");
}
