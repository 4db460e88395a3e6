namespace WebexMeetings.Simulator;

/// <summary>Keeps the host from listening for signals: hundreds of simulators share one test process.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
