using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

public sealed class KeyedSerialQueueTests
{
    [Fact]
    public async Task Work_about_the_same_user_runs_one_after_the_other_in_order()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            using var stop = new CancellationTokenSource();
            var turns = new KeyedSerialQueue(stop.Token);
            var log = new List<(string Key, int Number)>();
            var running = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var work = new List<Func<CancellationToken, Task<int>>>();
            for (int i = 0; i < 30; i++)
            {
                int number = i;
                string key = "user " + (random.Next(3) is 0 ? "A" : random.Next(2) is 0 ? "a" : "B");
                work.Add(turns.Queue(key, async _ =>
                {
                    lock (log)
                    {
                        Assert.True(running.Add(key), $"Seed {seed}: two at a time for {key}");
                        log.Add((key.ToUpperInvariant(), number));
                    }

                    await Task.Yield();
                    lock (log)
                    {
                        running.Remove(key);
                    }

                    return number % 5 == 0 ? throw new InvalidOperationException() : number;
                }));
            }

            await Task.WhenAll(work.OrderBy(_ => random.Next()).Select(item => Task.Run(() => Ended(item(CancellationToken.None)))));

            Assert.Equal(30, log.Count);
            Assert.All(log.GroupBy(entry => entry.Key), group => Assert.Equal(group.Select(entry => entry.Number).Order(), group.Select(entry => entry.Number)));
        }
    }

    [Fact]
    public async Task A_stop_ends_the_waiting_for_a_turn()
    {
        using var stop = new CancellationTokenSource();
        var turns = new KeyedSerialQueue(stop.Token);
        Func<CancellationToken, Task<int>> first = turns.Queue("user", _ => new TaskCompletionSource<int>().Task);
        Func<CancellationToken, Task<int>> second = turns.Queue("user", _ => Task.FromResult(2));
        _ = first(stop.Token);
        Task<int> waiting = second(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private static async Task Ended(Task task)
    {
        try
        {
            await task;
        }
        catch (InvalidOperationException)
        {
            // Each fifth piece of work fails; the next one has its turn all the same.
        }
    }
}
