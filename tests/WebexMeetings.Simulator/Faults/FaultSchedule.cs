namespace WebexMeetings.Simulator;

/// <summary>The ordered faults, in the order in which they were ordered.</summary>
public sealed class FaultSchedule
{
    private readonly Organization organization;
    private readonly FaultAttempts attempts = new();
    private readonly Lock changing = new();
    private readonly Gate gate = new();

    // Replaced as a whole, so that requests read it without a lock.
    private volatile Fault[] faults = [];

    internal FaultSchedule(Organization organization) => this.organization = organization;

    public IReadOnlyList<Fault> All => faults;

    /// <summary>How many requests hang at this moment.</summary>
    public int Hanging => gate.Waiting;

    public Fault Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (changing)
            faults = [.. faults, fault];
        return fault;
    }

    public bool Remove(Fault fault)
    {
        lock (changing)
        {
            int before = faults.Length;
            faults = [.. faults.Where(other => !ReferenceEquals(other, fault))];
            return faults.Length < before;
        }
    }

    /// <summary>No faults any more; hanging requests are answered.</summary>
    public void Clear()
    {
        lock (changing)
            faults = [];
        attempts.Clear();
        ReleaseHanging();
    }

    /// <summary>Completes when at least so many requests hang at the same time.</summary>
    public Task WaitForHangingAsync(int count, CancellationToken cancellation = default) => gate.WaitForAsync(count, cancellation);

    /// <summary>Answers the requests that hang now; later ones hang again, as long as the fault stands.</summary>
    public void ReleaseHanging() => gate.Release();

    internal Task HangAsync(CancellationToken clientLeft) => gate.PassAsync(clientLeft);

    internal Fault? Next(Call call)
    {
        Fault[] faults = this.faults;
        if (faults.Length == 0)
            return null;
        string? user = RequestSubject.Find(call, organization);
        if (Array.Exists(faults, static fault => fault.Probability is not null))
            attempts.Count(call, user);
        return Array.Find(faults, fault => fault.Strikes(call, user, attempts));
    }
}
