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
            Assert.All(
                log.GroupBy(entry => entry.Key),
                group => Assert.Equal(group.Select(entry => entry.Number).Order(), group.Select(entry => entry.Number)));
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

    [Fact]
    public async Task Work_that_is_queued_after_an_earlier_one_ended_still_waits_for_the_one_between()
    {
        var turns = new KeyedSerialQueue(CancellationToken.None);
        var released = new TaskCompletionSource<int>();
        Func<CancellationToken, Task<int>> first = turns.Queue("user", _ => Task.FromResult(1));
        Func<CancellationToken, Task<int>> second = turns.Queue("USER", _ => released.Task);
        await first(CancellationToken.None);
        bool hasThirdBegun = false;
        Func<CancellationToken, Task<int>> third = turns.Queue("user", _ =>
        {
            hasThirdBegun = true;
            return Task.FromResult(3);
        });
        Task<int> waiting = third(CancellationToken.None);
        Task<int> running = second(CancellationToken.None);

        Assert.False(hasThirdBegun);
        Assert.Equal(1, turns.Count);

        released.SetResult(2);
        Assert.Equal((2, 3), (await running, await waiting));
    }

    [Fact]
    public async Task Nothing_is_kept_of_work_that_ended()
    {
        var turns = new KeyedSerialQueue(CancellationToken.None);
        Func<CancellationToken, Task<int>>[] work =
            [.. Enumerable.Range(0, 100).Select(number => turns.Queue($"user {number % 30}", _ => Task.FromResult(number)))];
        Assert.Equal(30, turns.Count);

        await Task.WhenAll(work.Select(item => item(CancellationToken.None)));

        Assert.Equal(0, turns.Count);
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
