using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>Requests below /_simulator/: neither logged nor limited nor faulted, and without sign-in, for this computer only.</summary>
internal sealed class ControlApi(WebexSimulator simulator, ReplySender sender)
{
    private readonly RouteTable routes = new ControlEndpoints(simulator).Routes();

    public async Task AnswerAsync(HttpContext context)
    {
        var call = new Call(context, sequence: 0) { Body = await RequestBody.ReadAsync(context).ConfigureAwait(false) };
        await sender.SendAsync(call, Answer(call), withTrackingId: false).ConfigureAwait(false);
    }

    private Reply Answer(Call call)
    {
        try
        {
            Route route = routes.Find(call.Path, out string parameter) ?? throw RefusedException.UnknownPath(call.Path);
            call.Parameter = parameter;
            Handler handler = route.Find(call.Method) ?? throw RefusedException.WrongMethod(call.Method, route.Allow);
            return handler(call);
        }
        catch (RefusedException refused)
        {
            return refused.ToReply(trackingId: null);
        }
        catch (JsonException wrong)
        {
            return RefusedException.BadRequest(wrong.Message).ToReply(trackingId: null);
        }
    }
}
