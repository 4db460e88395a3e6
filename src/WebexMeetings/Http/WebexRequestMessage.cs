namespace WebexMeetings.Http;

/// <summary>A request on its way through the handlers, with what they need to know of it.</summary>
internal sealed class WebexRequestMessage(HttpMethod method, Uri uri, RequestContext scope) : HttpRequestMessage(method, uri)
{
    public RequestContext Scope { get; } = scope;

    /// <summary>How many bytes a response may have, decompressed.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    /// <summary>The number of the latest attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The turn that the gate gave the latest attempt.</summary>
    public int Turn { get; set; }

    /// <summary>
    /// A request that changes nothing may be sent again after any passing failure; one that changes something only after a 429,
    /// which says that it was not carried out.
    /// </summary>
    public bool ChangesNothing => Method == HttpMethod.Get || Method == HttpMethod.Head;
}
