using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>One call of the API, and the texts for its errors.</summary>
internal sealed class ApiRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path below /v1, with a leading slash and its query, escaped.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Gets the complete address, which replaces <see cref="Path"/> for links in responses. Null when the path is used.</summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// Gets the page to request, which replaces the two above. Null for the first page, and for a resource without pages.
    /// </summary>
    public NextPage? Page { get; init; }

    /// <summary>Gets the subject of the request, as the beginning of a sentence: "Personal room of 'a@x.com'".</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the scopes that the call needs, for the advice on a 403. Empty when they are not known.</summary>
    public string Scopes { get; init; } = string.Empty;

    /// <summary>Gets the advice for a 404.</summary>
    public NotFoundActions WhenNotFound { get; init; } = NotFoundActions.OnSite;

    /// <summary>Gets additional request headers. The creator of the request has checked them.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets the JSON to send. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Gets the maximum size of the response in bytes.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    /// <summary>
    /// Gets the maximum number of values in the response. Each becomes an object of many times its size, so that a response of the maximum
    /// size with nothing but tiny values would take gigabytes.
    /// </summary>
    public int MostValues => LargestResponse / 32;

    public bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>Returns the same request for the next page.</summary>
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
