namespace WebexMeetings.Simulator;

/// <summary>What may be done at one path.</summary>
internal sealed class Route
{
    private readonly Dictionary<string, Handler> _handlers = new(StringComparer.Ordinal);

    /// <summary>False for the token endpoints, which hand tokens out.</summary>
    public bool NeedsToken { get; init; } = true;

    public string Allow => string.Join(", ", _handlers.Keys);

    public Route On(string method, Handler handler)
    {
        _handlers[method] = handler;
        return this;
    }

    public Handler? Find(string method) => _handlers.GetValueOrDefault(method);
}
