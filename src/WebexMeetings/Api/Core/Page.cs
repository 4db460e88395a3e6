using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>A page of a list.</summary>
/// <param name="Content">The content of the page.</param>
/// <param name="Next">The page after it; null after the last one. A page may be empty and have a next one.</param>
internal readonly record struct Page<T>(T Content, NextPage? Next);

/// <summary>
/// The link to a page, and the pages that led to it. A link that cannot be followed is an error of the next page. The page with the link is
/// returned first.
/// </summary>
internal sealed class NextPage
{
    /// <summary>Webex sometimes returns an empty page, and a faulty server may return them without end.</summary>
    private const int MostEmptyPages = 20;

    // The parameters that change from page to page. Every link has to repeat the other parameters of the first request.
    private static readonly HashSet<string> Positions = new(StringComparer.OrdinalIgnoreCase)
    {
        "max", "start", "startindex", "index", "offset", "page", "from", "limit", "count", "pagesize", "size",
    };

    private static readonly HashSet<string> Cursors = new(StringComparer.OrdinalIgnoreCase)
    {
        "cursor", "before", "after", "next", "pagetoken", "nextpagetoken", "continuation", "token", "marker",
    };

    private readonly Uri? address;
    private readonly WebexApiException? failure;
    private readonly HashSet<string> visited;
    private readonly int emptyPages;

    private NextPage(Uri? address, WebexApiException? failure, HashSet<string> visited, int emptyPages)
    {
        this.address = address;
        this.failure = failure;
        this.visited = visited;
        this.emptyPages = emptyPages;
    }

    /// <summary>Gets the address of the page.</summary>
    /// <exception cref="WebexApiException">
    /// The link leads to another origin or to a page that was read already, or the list does not end.
    /// </exception>
    public Uri Address => failure is null ? address! : throw failure;

    /// <summary>Reads the link to the next page.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="request">The request.</param>
    /// <param name="sent">The address of the request.</param>
    /// <param name="response">The response.</param>
    /// <param name="isEmpty">Whether the page of the response has no items.</param>
    /// <returns>The next page; null when the response has no link to one.</returns>
    public static NextPage? After(WebexConnection connection, ApiRequest request, Uri sent, HttpResponseMessage response, bool isEmpty)
    {
        if (LinkHeader.Next(response) is not { } link)
        {
            return null;
        }

        HashSet<string> visited = request.Page?.visited ?? new HashSet<string>(StringComparer.Ordinal);
        visited.Add(sent.AbsoluteUri);
        int emptyPages = isEmpty ? (request.Page?.emptyPages ?? 0) + 1 : 0;
        try
        {
            Uri next = OriginAddress.Resolve(connection, link);
            string? problem = link.Length == 0 ? "The link to the next page was empty"
                : visited.Contains(next.AbsoluteUri) ? "The link to the next page led to a page that was read already"
                : emptyPages >= MostEmptyPages ? $"The list has {emptyPages} empty pages in a row"
                : LosesFilter(sent, next) ? "The link to the next page left out a part of the query"
                : null;
            WebexApiException? failure = problem is null ? null : ApiErrors.PageChainBroken(request, response, problem);
            return new NextPage(next, failure, visited, emptyPages);
        }
        catch (WebexApiException foreign)
        {
            return new NextPage(null, foreign, visited, emptyPages);
        }
    }

    // Without the filter, the rest of the list would be everybody. A cursor may contain the filter; a plain position cannot.
    private static bool LosesFilter(Uri sent, Uri next)
    {
        HashSet<string> names = NamesIn(next);
        return names.Count > 0
            && !names.Overlaps(Cursors)
            && NamesIn(sent).Any(name => !Positions.Contains(name) && !Cursors.Contains(name) && !names.Contains(name));
    }

    private static HashSet<string> NamesIn(Uri uri) =>
        new(
            uri.Query.TrimStart('?').Split('&').Select(field => field.Split('=')[0]).Where(name => name.Length > 0),
            StringComparer.OrdinalIgnoreCase);
}

/// <summary>Reads the Link header (RFC 8288): <c>&lt;https://…&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    /// <summary>Returns the address of the next page as sent; null when there is none.</summary>
    public static string? Next(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Link", out IEnumerable<string>? values) ? Next(string.Join(",", values)) : null;

    // The addresses may contain commas and semicolons, so the angle brackets separate them.
    private static string? Next(string header)
    {
        int open = header.IndexOf('<');
        while (open >= 0)
        {
            int close = header.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            int following = header.IndexOf('<', close);
            string parameters = following < 0 ? header.Substring(close + 1) : header.Substring(close + 1, following - close - 1);
            if (parameters.Split(';', ',').Any(IsNext))
            {
                return header.Substring(open + 1, close - open - 1).Trim();
            }

            open = following;
        }

        return null;
    }

    private static bool IsNext(string parameter)
    {
        string[] parts = parameter.Split(['='], 2);
        return parts.Length == 2
            && parts[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
            && parts[1].Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>
/// Builds complete addresses from links in responses and paths from users, and rejects those that lead away from the connection's origin.
/// </summary>
internal static class OriginAddress
{
    /// <summary>Returns the address of a path from a user.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">A path below /v1, with or without a slash before it or /v1 itself, or a complete address.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri OfPath(WebexConnection connection, string path)
    {
        string text = path.Trim();
        string root = connection.ApiBaseUri.AbsolutePath.Trim('/');
        string below = text.TrimStart('/');
        bool isWhole = IsComplete(text) || below.StartsWith(root + "/", StringComparison.Ordinal);
        return Resolve(connection, isWhole ? text : $"/{root}/{below}");
    }

    /// <param name="connection">The connection.</param>
    /// <param name="link">A complete address, or a path on the origin such as "/v1/meetings/1", as links in responses have it.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri Resolve(WebexConnection connection, string link)
    {
        string address = IsComplete(link) ? link : connection.ApiBaseUri.GetLeftPart(UriPartial.Authority) + "/" + link.TrimStart('/');
        Uri? uri = AbsoluteAddress.ParseOrNull(address);
        return uri is not null && connection.Settings.Address.IsSameOrigin(uri)
            ? uri
            : throw CrossOriginError.Create(uri, connection.Settings.Address, Redaction.Of(connection.Settings.Secrets, null));
    }

    // Two slashes begin another host, and a scheme begins a complete address. The query may contain either.
    private static bool IsComplete(string link) =>
        link.StartsWith("//", StringComparison.Ordinal) || link.Split('?')[0].Contains("://");
}
