namespace WebexMeetings.Http;

/// <summary>Webex asked the connection to stay away for longer than it may wait.</summary>
internal sealed class RateGateClosedException(TimeSpan wait) : Exception
{
    public TimeSpan Wait { get; } = wait;
}
