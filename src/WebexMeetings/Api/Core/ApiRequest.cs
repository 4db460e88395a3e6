namespace WebexMeetings.Api.Core;

/// <summary>One call of the API, and how to speak of it when it fails.</summary>
internal sealed class ApiRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path below /v1, with a leading slash and its query, escaped.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The complete address in place of <see cref="Path"/>, for links that answers hold. Null when the path says it.</summary>
    public Uri? Address { get; init; }

    /// <summary>What was asked for, as the beginning of a sentence: "Personal room of 'a@x.com'".</summary>
    public required string Subject { get; init; }

    /// <summary>The scopes that the call needs, for the advice on a 403. Empty when they are not known.</summary>
    public string Scopes { get; init; } = string.Empty;

    /// <summary>What to say when it is not found.</summary>
    public NotFoundActions WhenNotFound { get; init; } = NotFoundActions.OnSite;

    /// <summary>Request headers beside the usual ones; they are checked by who makes the request.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The JSON to send. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>A secret in the body, such as a PIN, which a server that quotes it back must not put on a screen. Null when there is none.</summary>
    public string? Secret { get; init; }

    public bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;
}
