namespace WebexMeetings.Http;

/// <summary>Lets a request go when the connection's gate is open and its command has a free slot, and keeps the slot until the last byte is in.</summary>
internal sealed class ThrottleHandler(RateGate gate, TimeProvider time, Func<double> random) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var message = (WebexRequestMessage)request;
        RequestContext scope = message.Scope;
        do
        {
            message.Turn = await gate.WaitAsync(scope.Observer, cancellationToken).ConfigureAwait(false);

            // Ends when the command is cancelled as well: each holder lets go of its slot at once.
            await scope.Slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        while (MustWaitAgain(scope));

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

            // With the slot still in hand: whoever gets it next must find the gate closed.
            TellGate(message, response);
            return response;
        }
        finally
        {
            scope.Slots.Release();
        }
    }

    /// <summary>Whether the gate closed while this request queued for a slot. Waiting for it to open must not hold the slot.</summary>
    private bool MustWaitAgain(RequestContext scope)
    {
        if (!gate.IsClosed)
        {
            return false;
        }

        scope.Slots.Release();
        return true;
    }

    private void TellGate(WebexRequestMessage message, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (status is not (429 or 423))
        {
            gate.Accepted(message.Turn);
            return;
        }

        TimeSpan? asked = RetryAfterHeader.Read(response, time.GetUtcNow());
        if (status == 429)
        {
            gate.Refused(asked ?? Backoff.After(message.Attempt, random()), message.Turn);
        }
        else if (asked is { } wait)
        {
            gate.Pause(wait);
        }
    }
}
