namespace WebexMeetings.Simulator;

/// <summary>What may be done at one path.</summary>
internal sealed class Route
{
    private readonly Dictionary<string, Handler> handlers = new(StringComparer.Ordinal);

    /// <summary>False for the token endpoints, which hand tokens out.</summary>
    public bool NeedsToken { get; init; } = true;

    public string Allow => string.Join(", ", handlers.Keys);

    public Route On(string method, Handler handler)
    {
        handlers[method] = handler;
        return this;
    }

    public Handler? Find(string method) => handlers.GetValueOrDefault(method);
}
