namespace WebexMeetings.Simulator;

/// <summary>The clock of the simulated Webex: the injected time, shifted by the ordered skew.</summary>
public sealed class ServerClock(TimeProvider time, Func<TimeSpan> skew)
{
    /// <summary>What the clock of the test says.</summary>
    public DateTimeOffset TrueNow => time.GetUtcNow();

    public DateTimeOffset Now => time.GetUtcNow() + skew();

    /// <summary>Kestrel writes the Date header by itself, and faster, as long as there is only the real time.</summary>
    internal bool IsReal => ReferenceEquals(time, TimeProvider.System) && skew() == TimeSpan.Zero;
}
