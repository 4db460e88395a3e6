namespace WebexMeetings.Simulator;

/// <summary>Puts an answer onto the wire, whole or broken as ordered.</summary>
internal sealed class ReplySender(ServerClock clock)
{
    public Task SendAsync(Call call, Reply reply, bool withTrackingId = true)
    {
        WriteHead(call, reply, withTrackingId);
        if (reply.Body.Length == 0 || HttpMethods.IsHead(call.Method))
            return Task.CompletedTask;
        return call.Context.Response.Body.WriteAsync(reply.Body, call.Context.RequestAborted).AsTask();
    }

    /// <summary>
    /// Promises the whole body and sends half of it. Kestrel then hangs up, after the half has left; an abort might overtake it.
    /// </summary>
    public async Task SendHalfAsync(Call call, Reply reply)
    {
        WriteHead(call, reply, withTrackingId: true);
        call.Context.Response.ContentLength = Math.Max(reply.Body.Length, 2);
        await call.Context.Response.Body.WriteAsync(reply.Body.AsMemory(0, reply.Body.Length / 2)).ConfigureAwait(false);
        await call.Context.Response.Body.FlushAsync().ConfigureAwait(false);
    }

    private void WriteHead(Call call, Reply reply, bool withTrackingId)
    {
        HttpResponse response = call.Context.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        if (reply.Status is not 204 and not 304)
            response.ContentLength = reply.Body.Length;
        if (withTrackingId)
            response.Headers["trackingid"] = call.TrackingId;
        if (!clock.IsReal)
            response.Headers.Date = clock.Now.ToString("r");
        foreach (var (name, value) in reply.Headers)
            response.Headers.Append(name, value);
    }
}
