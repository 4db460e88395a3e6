using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>Thousands of short runs, each with its own random course; the seed of a failed one is in the failure's message.</summary>
public sealed class OrderedTaskQueueTests
{
    private static readonly TimeSpan NeverThatLong = TimeSpan.FromSeconds(60);

    [Fact]
    public void Whatever_finishes_when_each_input_has_one_outcome_in_order()
    {
        for (int seed = 0; seed < 5_000; seed++)
        {
            using var run = new SteppedRun(seed);
            run.Go();
        }
    }

    [Fact]
    public void Whatever_finishes_on_which_thread_each_input_has_one_outcome_in_order()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int inputs = random.Next(1, 30);
            using var signal = new ManualResetEventSlim();
            int lookAhead = random.Next(1, 20);
            using var run = new OrderedTaskQueue(lookAhead, lookAhead, signal, CancellationToken.None);
            var names = new List<string>();

            for (int i = 0; i < inputs; i++)
            {
                string name = $"input {i}";
                int kind = random.Next(4);
                run.Add(new Input(null, name), _ => WorkAsync(name, kind));
                Drain(run, signal, names, until: run.LookAhead - 1);
            }

            Drain(run, signal, names, until: 0);

            Assert.True(
                names.SequenceEqual(Enumerable.Range(0, inputs).Select(i => $"input {i}")), $"Seed {seed}: {string.Join(", ", names)}");
        }
    }

    [Fact]
    public async Task Whenever_it_is_stopped_no_work_outlives_it()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            var random = new Random(seed);
            int working = 0;
            using var signal = new ManualResetEventSlim();
            using var stop = new CancellationTokenSource();
            var run = new OrderedTaskQueue(20, 20, signal, stop.Token);
            int inputs = random.Next(1, 20);
            for (int i = 0; i < inputs; i++)
            {
                int kind = random.Next(4);
                run.Add(new Input(null, "input"), async token =>
                {
                    Interlocked.Increment(ref working);
                    try
                    {
                        await Task.Delay(kind == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, token).ConfigureAwait(false);
                        await Task.Yield();
                        return await WorkAsync("input", kind).ConfigureAwait(false);
                    }
                    finally
                    {
                        Interlocked.Decrement(ref working);
                    }
                });
            }

            if (random.Next(2) == 0)
            {
                await stop.CancelAsync();
            }

            run.Dispose();

            Assert.True(Volatile.Read(ref working) == 0, $"Seed {seed}: {working} left");
            Assert.Equal(0, run.Count);
        }
    }

    [Fact]
    public void A_stop_from_outside_reaches_the_work()
    {
        using var signal = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        using var run = new OrderedTaskQueue(4, 4, signal, stop.Token);
        CancellationToken given = default;
        run.Add(new Input(null, "input"), token =>
        {
            given = token;
            return Task.FromResult(InputResult.Of([]));
        });

        stop.Cancel();

        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public void Nobody_is_woken_for_an_outcome_that_has_to_wait_its_turn()
    {
        using var signal = new ManualResetEventSlim();
        using var run = new OrderedTaskQueue(4, 4, signal, CancellationToken.None);
        var first = new TaskCompletionSource<InputResult>();
        var second = new TaskCompletionSource<InputResult>();
        run.Add(new Input(null, "first"), _ => first.Task);
        run.Add(new Input(null, "second"), _ => second.Task);
        Assert.False(run.TryTake(out _));

        second.SetResult(InputResult.Of([]));
        Assert.False(signal.IsSet);
        Assert.False(run.TryTake(out _));

        first.SetResult(InputResult.Of([]));
        Assert.True(signal.IsSet);
        Assert.True(run.TryTake(out OrderedTaskQueue.Entry? entry));
        Assert.Equal("first", entry!.Input.Name);
        Assert.True(run.TryTake(out entry));
        Assert.Equal("second", entry!.Input.Name);
    }

    [Fact]
    public void Inputs_behind_one_that_waits_go_on_until_too_many_results_wait_for_it()
    {
        using var signal = new ManualResetEventSlim();
        using var run = new OrderedTaskQueue(4, 8, signal, CancellationToken.None);
        var work = new List<TaskCompletionSource<InputResult>>();
        AddWhileThereIsRoom();
        Assert.Equal(4, work.Count);
        Assert.False(run.TryTake(out _));

        work[1].SetResult(InputResult.Of([]));
        Assert.False(signal.IsSet);
        work[2].SetResult(InputResult.Of([]));
        Assert.True(signal.IsSet);
        AddWhileThereIsRoom();
        Assert.Equal(6, work.Count);

        work.Skip(3).ToList().ForEach(task => task.SetResult(InputResult.Of([])));
        AddWhileThereIsRoom();
        Assert.Equal(8, work.Count);

        work.Skip(6).ToList().ForEach(task => task.SetResult(InputResult.Of([])));
        Assert.True(run.IsFull);
        work[0].SetResult(InputResult.Of([]));
        Assert.True(run.TryTake(out _));
        Assert.False(run.IsFull);

        void AddWhileThereIsRoom()
        {
            while (!run.IsFull)
            {
                work.Add(new TaskCompletionSource<InputResult>());
                run.Add(new Input(null, "input"), _ => work[^1].Task);
            }
        }
    }

    private static void Drain(OrderedTaskQueue run, ManualResetEventSlim signal, List<string> names, int until)
    {
        while (true)
        {
            while (run.TryTake(out OrderedTaskQueue.Entry? entry))
            {
                names.Add(entry!.Input.Name);
            }

            if (run.Count <= until)
            {
                return;
            }

            Assert.True(signal.Wait(NeverThatLong), "Nobody gave the signal.");
            signal.Reset();
        }
    }

    private static async Task<InputResult> WorkAsync(string name, int kind)
    {
        for (int i = 0; i < kind; i++)
        {
            await Task.Yield();
        }

        return kind == 3 ? throw new InvalidOperationException() : InputResult.Of([name]);
    }
}
