namespace WebexMeetings.Http;

/// <summary>Hears what happens to requests. Called from any thread: an implementation hands on and returns.</summary>
internal interface IRequestObserver
{
    /// <summary>Whether anybody reads <see cref="OnLog"/>; when not, no line is put together.</summary>
    bool IsLoggingEnabled { get; }

    /// <summary>A line about a request, free of secrets.</summary>
    void OnLog(string line);

    /// <summary>A warning that Webex sent along with a success, free of secrets.</summary>
    void OnWarning(string line);

    /// <summary>A request, or the whole connection, waits this long for Webex.</summary>
    void OnWaiting(TimeSpan delay, string reason);
}
