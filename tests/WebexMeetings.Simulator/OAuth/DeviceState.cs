namespace WebexMeetings.Simulator;

public enum DeviceState
{
    Pending,
    Approved,
    Denied,
    Expired,

    /// <summary>The tokens have been handed out.</summary>
    Used,
}
