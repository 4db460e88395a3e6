namespace WebexMeetings.Simulator;

/// <summary>Holds requests until the test lets them through.</summary>
internal sealed class Gate
{
    private readonly Threshold waiting = new();
    private TaskCompletionSource opened = Closed();

    public int Waiting => (int)waiting.Value;

    public async Task PassAsync(CancellationToken clientLeft)
    {
        Task opened = Volatile.Read(ref this.opened).Task;
        waiting.Increment();
        try
        {
            await opened.WaitAsync(clientLeft).ConfigureAwait(false);
        }
        finally
        {
            waiting.Decrement();
        }
    }

    public Task WaitForAsync(int count, CancellationToken cancellation) => waiting.ReachAsync(count, cancellation);

    public void Release() => Interlocked.Exchange(ref opened, Closed()).TrySetResult();

    private static TaskCompletionSource Closed() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
