using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>
/// More simulators in this process, for tests in another one: the start of .NET is paid once. Everything about a sibling is ordered at
/// the first simulator, below /_simulator/siblings/{id}, so that orders never wait for connections that the tests keep busy.
/// </summary>
internal sealed class Siblings(ReplySender sender) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, (WebexSimulator Simulator, CallbackClock? Clock)> byId = new(StringComparer.Ordinal);

    public async Task AnswerAsync(HttpContext context, PathString rest)
    {
        string[] parts = (rest.Value ?? "").Split('/', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            await SendAsync(context, await StartAsync(context).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (!byId.TryGetValue(parts[0], out var sibling))
        {
            await SendAsync(context, RefusedException.NotFound().ToReply(trackingId: null)).ConfigureAwait(false);
        }
        else if (parts.Length == 1)
        {
            await EndAsync(parts[0]).ConfigureAwait(false);
            await SendAsync(context, new Reply()).ConfigureAwait(false);
        }
        else
        {
            context.Request.Path = "/_simulator" + rest.Value![(parts[0].Length + 1)..];
            await sibling.Simulator.ControlAsync(context).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (string id in byId.Keys)
            await EndAsync(id).ConfigureAwait(false);
    }

    private async Task<Reply> StartAsync(HttpContext context)
    {
        byte[] body = await RequestBody.ReadAsync(context).ConfigureAwait(false);
        SiblingRequest request = JsonSerializer.Deserialize(body, ControlJson.Default.SiblingRequest)!;
        CallbackClock? clock = request.ClockPort is { } port ? new CallbackClock(port) : null;
        WebexSimulator simulator = await WebexSimulator.StartAsync(request.ToOptions(), clock).ConfigureAwait(false);
        string id = simulator.ApiBaseUri.Port.ToString(CultureInfo.InvariantCulture);
        byId[id] = (simulator, clock);
        return new Reply
        {
            Body = JsonSerializer.SerializeToUtf8Bytes(new SiblingEntry(id, simulator.ApiBaseUri), ControlJson.Default.SiblingEntry),
        };
    }

    private async Task EndAsync(string id)
    {
        if (!byId.TryRemove(id, out var sibling))
            return;
        await sibling.Simulator.DisposeAsync().ConfigureAwait(false);
        sibling.Clock?.Dispose();
    }

    private Task SendAsync(HttpContext context, Reply reply) =>
        sender.SendAsync(new Call(context, sequence: 0), reply, withTrackingId: false);
}
