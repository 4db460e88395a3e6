using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>One call of the API, and how to speak of it when it fails.</summary>
internal sealed class ApiRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path below /v1, with a leading slash and its query, escaped.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The complete address in place of <see cref="Path"/>, for links that responses hold. Null when the path says it.</summary>
    public Uri? Address { get; init; }

    /// <summary>The page to ask for, in place of the two above. Null for the first page, and for what has no pages.</summary>
    public NextPage? Page { get; init; }

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

    /// <summary>How many bytes the response may have.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    public bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>The same request for the next page.</summary>
    public ApiRequest For(NextPage page) => new()
    {
        Method = Method,
        Page = page,
        Subject = Subject,
        Scopes = Scopes,
        WhenNotFound = WhenNotFound,
        Headers = Headers,
        LargestResponse = LargestResponse,
    };
}
