namespace WebexMeetings.Pipeline;

/// <summary>
/// Runs work for the same user in the order of the inputs, and all other work in parallel. Two parallel changes that each read, merge and
/// write would overwrite each other.
/// </summary>
/// <param name="cancellationToken">Ends all waiting.</param>
internal sealed class KeyedSerialQueue(CancellationToken cancellationToken)
{
    private readonly Dictionary<string, Task> last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Task stopped = Task.Delay(Timeout.Infinite, cancellationToken);

    /// <summary>Gets the number of keys with work that has not ended.</summary>
    public int Count
    {
        get
        {
            lock (last)
            {
                return last.Count;
            }
        }
    }

    /// <summary>Runs the work after earlier work with the same key.</summary>
    public Func<CancellationToken, Task<T>> Queue<T>(string key, Func<CancellationToken, Task<T>> work)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before = Exchange(key, done.Task);
        return async token =>
        {
            try
            {
                await Task.WhenAny(before, stopped).ConfigureAwait(false);
                token.ThrowIfCancellationRequested();
                return await work(token).ConfigureAwait(false);
            }
            finally
            {
                Forget(key, done.Task);
                done.TrySetResult(default);
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
