namespace WebexMeetings.Simulator;

/// <summary>What every request passes: log, latency, rate limit, ordered faults, sign-in, and at last its handler.</summary>
internal sealed class RequestPipeline(
    SimulatorOptions options,
    RouteTable routes,
    TokenStore tokens,
    RateLimits limits,
    FaultSchedule faults,
    RequestLog log,
    ReplySender sender,
    StrangeShapes shapes)
{
    public async Task AnswerAsync(HttpContext context)
    {
        long sequence = log.NextSequence();
        var call = new Call(context, sequence);
        call.Token = tokens.FromHeader(context.Request.Headers.Authorization.ToString());
        LoggedRequest entry = log.Begin(call, sequence);
        try
        {
            await AnswerAsync(call, entry).ConfigureAwait(false);
        }
        catch (Exception left) when (left is (OperationCanceledException or IOException) && context.RequestAborted.IsCancellationRequested)
        {
            log.ClientLeft(entry);
        }
        finally
        {
            log.End(entry);
        }
    }

    private async Task AnswerAsync(Call call, LoggedRequest entry)
    {
        if (call.Context.Request.ContentLength is not (null or 0) || call.Context.Request.Headers.TransferEncoding.Count > 0)
            call.Body = await RequestBody.ReadAsync(call.Context).ConfigureAwait(false);
        log.BodyArrived(entry, call);
        Reply? refusal = limits.Check(call);
        Fault? fault = refusal is null ? faults.Next(call) : null;
        if (options.Latency > TimeSpan.Zero)
            await Task.Delay(options.Latency, call.Context.RequestAborted).ConfigureAwait(false);
        if (fault is not null)
        {
            await AnswerAsync(call, entry, fault).ConfigureAwait(false);
            return;
        }
        Reply reply = refusal ?? shapes.Apply(call, Serve(call), entry);
        log.Answering(entry, reply.Status);
        await sender.SendAsync(call, reply).ConfigureAwait(false);
    }

    private async Task AnswerAsync(Call call, LoggedRequest entry, Fault fault)
    {
        entry.Fault = fault.Kind;
        if (fault.Delay > TimeSpan.Zero)
            await Task.Delay(fault.Delay, call.Context.RequestAborted).ConfigureAwait(false);
        if (fault.Kind == FaultKind.Hang)
            await faults.HangAsync(call.Context.RequestAborted).ConfigureAwait(false);
        if (fault.Kind == FaultKind.CloseConnection)
        {
            log.Answering(entry, status: 0);
            call.Context.Abort();
            return;
        }
        Reply reply = FaultyReply.Make(fault, call, served => shapes.Apply(served, Serve(served), entry));
        log.Answering(entry, reply.Status);
        Task sent = fault.Kind == FaultKind.CutOff
            ? sender.SendHalfAsync(call, reply)
            : sender.SendAsync(call, reply, withTrackingId: fault.Kind != FaultKind.NoTrackingId);
        await sent.ConfigureAwait(false);
    }

    private Reply Serve(Call call)
    {
        try
        {
            Route route = routes.Find(call.Path, out string parameter) ?? throw RefusedException.UnknownPath(call.Path);
            if (route.NeedsToken && (call.Token is null || !tokens.IsGood(call.Token)))
                throw RefusedException.Unauthorized();
            call.Parameter = parameter;
            Handler handler = route.Find(call.Method) ?? throw RefusedException.WrongMethod(call.Method, route.Allow);
            return handler(call);
        }
        catch (RefusedException refused)
        {
            return refused.ToReply(call.TrackingId);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            // Otherwise Kestrel answers an empty 500, and a test would blame the client.
            return new RefusedException(500, "The simulator itself has failed.", defect.ToString()).ToReply(call.TrackingId);
        }
    }
}
