namespace WebexMeetings.Pipeline;

/// <summary>
/// Lets work about the same user run one piece after the other, in the order of the inputs, and everything else at the same time:
/// two changes that each read, change and write would undo one another.
/// </summary>
/// <param name="cancellationToken">Ends all waiting.</param>
internal sealed class KeyedSerialQueue(CancellationToken cancellationToken)
{
    private readonly Dictionary<string, Task> last = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the work a turn behind what was queued for the same key before.</summary>
    public Func<CancellationToken, Task<T>> Queue<T>(string key, Func<CancellationToken, Task<T>> work)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        CancellationTokenRegistration onCancel = cancellationToken.Register(() => done.TrySetResult(true));
        Task before = Exchange(key, done.Task);
        return async token =>
        {
            try
            {
                await before.ConfigureAwait(false);
                token.ThrowIfCancellationRequested();
                return await work(token).ConfigureAwait(false);
            }
            finally
            {
                Forget(key, done.Task);
                onCancel.Dispose();
                done.TrySetResult(true);
            }
        };
    }

    private Task Exchange(string key, Task turn)
    {
        lock (last)
        {
            last.TryGetValue(key, out Task? before);
            last[key] = turn;
            return before ?? Task.CompletedTask;
        }
    }

    // Memory must not grow with the number of inputs.
    private void Forget(string key, Task turn)
    {
        lock (last)
        {
            if (last.TryGetValue(key, out Task? newest) && newest == turn)
            {
                last.Remove(key);
            }
        }
    }
}
