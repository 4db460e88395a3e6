using System.Text;

namespace WebexMeetings.Simulator;

/// <summary>Makes the answer that a fault orders.</summary>
internal static class FaultyReply
{
    public static Reply Make(Fault fault, Call call, Func<Call, Reply> usual)
    {
        Reply reply = fault.Kind switch
        {
            FaultKind.Hang when fault.Status is not null => Custom(fault, call, 500, Reply.JsonType, body: null),
            FaultKind.Usual or FaultKind.Hang or FaultKind.CutOff => usual(call),
            FaultKind.CutOffJson => CutInTwo(usual(call)),
            FaultKind.Html => Custom(fault, call, 502, "text/html", ErrorBody.Html(fault.Status ?? 502)),
            FaultKind.EmptyBody => new Reply { Status = fault.Status ?? 200, ContentType = fault.ContentType },
            FaultKind.Redirect => new Reply { Status = fault.Status ?? 302, ContentType = null }.With("Location", fault.Location),
            _ => Custom(fault, call, 500, Reply.JsonType, body: null),
        };
        reply.With("Retry-After", fault.RetryAfter);
        foreach (var (name, value) in fault.Headers)
            reply.With(name, value);
        return reply;
    }

    private static Reply Custom(Fault fault, Call call, int defaultStatus, string defaultType, string? body)
    {
        int status = fault.Status ?? defaultStatus;
        string? trackingId = fault.Kind == FaultKind.NoTrackingId ? null : call.TrackingId;
        return new Reply
        {
            Status = status,
            ContentType = fault.ContentType ?? defaultType,
            Body = (fault.Body ?? body) is { } text ? Encoding.UTF8.GetBytes(text) : ErrorBody.ForStatus(status, trackingId),
        };
    }

    private static Reply CutInTwo(Reply whole) =>
        new() { Status = whole.Status, ContentType = whole.ContentType, Body = whole.Body[..(whole.Body.Length / 2)] };
}
