namespace WebexMeetings.Simulator;

/// <summary>The ordered faults, in the order in which they were ordered.</summary>
public sealed class FaultSchedule
{
    private readonly Organization _organization;
    private readonly FaultAttempts _attempts = new();
    private readonly Lock _changing = new();
    private readonly Gate _gate = new();

    // Replaced as a whole, so that requests read it without a lock.
    private volatile Fault[] _faults = [];

    internal FaultSchedule(Organization organization) => _organization = organization;

    public IReadOnlyList<Fault> All => _faults;

    /// <summary>How many requests hang at this moment.</summary>
    public int Hanging => _gate.Waiting;

    public Fault Add(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (_changing)
            _faults = [.. _faults, fault];
        return fault;
    }

    public bool Remove(Fault fault)
    {
        lock (_changing)
        {
            int before = _faults.Length;
            _faults = [.. _faults.Where(other => !ReferenceEquals(other, fault))];
            return _faults.Length < before;
        }
    }

    /// <summary>No faults any more; hanging requests are answered.</summary>
    public void Clear()
    {
        lock (_changing)
            _faults = [];
        _attempts.Clear();
        ReleaseHanging();
    }

    /// <summary>Completes when at least so many requests hang at the same time.</summary>
    public Task WaitForHangingAsync(int count, CancellationToken cancellation = default) => _gate.WaitForAsync(count, cancellation);

    /// <summary>Answers the requests that hang now; later ones hang again, as long as the fault stands.</summary>
    public void ReleaseHanging() => _gate.Release();

    internal Task HangAsync(CancellationToken clientLeft) => _gate.PassAsync(clientLeft);

    internal Fault? Next(Call call)
    {
        Fault[] faults = _faults;
        if (faults.Length == 0)
            return null;
        string? user = RequestSubject.Find(call, _organization);
        if (Array.Exists(faults, static fault => fault.Probability is not null))
            _attempts.Count(call, user);
        return Array.Find(faults, fault => fault.Strikes(call, user, _attempts));
    }
}
