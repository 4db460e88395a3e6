using WebexMeetings.Http;

namespace WebexMeetings.Demo;

/// <summary>For requests that nobody listens to.</summary>
internal sealed class NullObserver : IRequestObserver
{
    public bool IsLoggingEnabled => false;

    public void OnLog(string line)
    {
    }

    public void OnWarning(string line)
    {
    }

    public void OnWaiting(TimeSpan delay, string reason)
    {
    }
}
