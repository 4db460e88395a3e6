namespace WebexMeetings.Http;

/// <summary>
/// The handlers of one connection that hold sockets. The factory that makes them never closes those in use, so that a connection which
/// is closed would hold its sockets until they are idle for long; Azure Automation allows a job 1,000.
/// </summary>
internal sealed class OpenHandlers : IDisposable
{
    // Weak references: the factory replaces a handler every two minutes, and closes the old one when nothing uses it.
    private readonly List<WeakReference<HttpMessageHandler>> handlers = [];

    public HttpMessageHandler Add(HttpMessageHandler handler)
    {
        lock (handlers)
        {
            handlers.RemoveAll(reference => !reference.TryGetTarget(out _));
            handlers.Add(new WeakReference<HttpMessageHandler>(handler));
        }

        return handler;
    }

    public void Dispose()
    {
        lock (handlers)
        {
            foreach (WeakReference<HttpMessageHandler> reference in handlers)
            {
                if (reference.TryGetTarget(out HttpMessageHandler? handler))
                {
                    handler.Dispose();
                }
            }
        }
    }
}
