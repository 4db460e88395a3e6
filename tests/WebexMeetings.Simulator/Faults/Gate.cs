namespace WebexMeetings.Simulator;

/// <summary>Holds requests until the test lets them through.</summary>
internal sealed class Gate
{
    private readonly Threshold _waiting = new();
    private TaskCompletionSource _opened = Closed();

    public int Waiting => (int)_waiting.Value;

    public async Task PassAsync(CancellationToken clientLeft)
    {
        Task opened = Volatile.Read(ref _opened).Task;
        _waiting.Increment();
        try
        {
            await opened.WaitAsync(clientLeft).ConfigureAwait(false);
        }
        finally
        {
            _waiting.Decrement();
        }
    }

    public Task WaitForAsync(int count, CancellationToken cancellation) => _waiting.ReachAsync(count, cancellation);

    public void Release() => Interlocked.Exchange(ref _opened, Closed()).TrySetResult();

    private static TaskCompletionSource Closed() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
