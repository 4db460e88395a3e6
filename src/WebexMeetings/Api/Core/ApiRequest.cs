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

/// <summary>Builds a query. It escapes every value and omits null.</summary>
internal sealed class QueryString
{
    private string text = string.Empty;

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            text += (text.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
        }

        return this;
    }

    /// <summary>Returns the query with its question mark; an empty string when nothing was added.</summary>
    public override string ToString() => text;
}

/// <summary>The advice for a 404, which depends on the request.</summary>
/// <param name="WhatToDo">What to do next.</param>
internal sealed record NotFoundActions(string WhatToDo)
{
    /// <summary>The advice for the resources of a user on a site: a room, session types, sites.</summary>
    public static readonly NotFoundActions OnSite = new(
        "Check the address and -SiteUrl: without -SiteUrl, Webex only looks on the default site. "
        + "A user without a Meetings license on the site has nothing there.");

    public static readonly NotFoundActions PersonWithId = new(
        "Check the ID; Get-WebexPerson -DisplayName shows it. "
        + "Deleted people, and people of other organizations, may not be visible to the signed-in user.");

    public static readonly NotFoundActions PersonWithAddress = new(
        "Check the address, which has to be complete, or find the person with Get-WebexPerson -DisplayName. "
        + "Deleted people may not be visible.");

    public static readonly NotFoundActions HostOnSite = new(
        "Check the site: Get-WebexPerson without -SiteUrl shows in SiteUrls where this person can host. "
        + "Control Hub assigns host licenses.");

    public static readonly NotFoundActions PeoplePath = new(
        "Check that the address of the API ends in /v1: Connect-Webex -ApiBaseUri sets it, Get-WebexConnection shows it.");

    public static readonly NotFoundActions AnyPath = new(
        "Check the path, and the IDs in it, against the API reference on developer.webex.com. "
        + "It may also exist without being visible to the signed-in user.");
}
