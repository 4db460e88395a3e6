namespace WebexMeetings.Api;

/// <summary>One call of the API, and how to speak of it when it fails.</summary>
internal sealed class ApiRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path below /v1, with a leading slash and its query, escaped.</summary>
    public required string Path { get; init; }

    /// <summary>What was asked for, as the beginning of a sentence: "Personal room of 'a@x.com'".</summary>
    public required string Subject { get; init; }

    /// <summary>The scopes that the call needs, for the advice on a 403. Empty when they are not known.</summary>
    public string Scopes { get; init; } = string.Empty;

    /// <summary>A request header beside the usual ones; its value is checked by who makes the request.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>The JSON to send. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A secret in the body, such as a PIN, which a server that quotes it back must not put on a screen. Null when there is none.</summary>
    public string? Secret { get; init; }

    public bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;
}
