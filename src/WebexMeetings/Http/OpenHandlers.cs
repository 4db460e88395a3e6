namespace WebexMeetings.Http;

/// <summary>
/// The handlers of one connection that hold sockets. Their factory never closes handlers in use, so a closed connection would hold its
/// sockets until they time out. Azure Automation allows 1,000 sockets for each job.
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
