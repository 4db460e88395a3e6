using System.Security.Cryptography;
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

    /// <summary>Small pages may be equal by chance. A faulty server may return the same page under new links without end.</summary>
    private const int MostEqualPages = 20;

    private readonly Uri? address;
    private readonly WebexApiException? failure;
    private readonly PageChain chain;

    private NextPage(Uri? address, WebexApiException? failure, PageChain chain)
    {
        this.address = address;
        this.failure = failure;
        this.chain = chain;
    }

    /// <summary>Gets the address of the page.</summary>
    /// <exception cref="WebexApiException">
    /// The link cannot be read, leads to another origin or to a page that was read already, or the list does not end.
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
        if (!LinkHeader.TryReadNext(response, out string? link))
        {
            return null;
        }

        PageChain chain = request.Page?.chain ?? new PageChain(sent);
        chain.Add(sent, response, isEmpty);
        try
        {
            Uri next = OriginAddress.Follow(connection, sent, link ?? string.Empty, request.Body);
            string? problem = link is null ? "The link to the next page could not be read"
                : link.Length == 0 ? "The link to the next page was empty"
                : link.Contains("#") ? "The link to the next page contained a '#', which cuts off the rest"
                : chain.Contains(next) ? "The link to the next page led to a page that was read already"
                : chain.EmptyPages >= MostEmptyPages ? $"The list has {chain.EmptyPages} empty pages in a row"
                : chain.EqualPages >= MostEqualPages ? $"The list has {chain.EqualPages} pages in a row with the same content"
                : PageFilter.IsLost(chain.First, next) ? "The link to the next page left out a part of the query"
                : null;
            return new NextPage(next, problem is null ? null : ApiErrors.PageChainBroken(request, response, problem), chain);
        }
        catch (WebexApiException foreign)
        {
            return new NextPage(null, foreign, chain);
        }
    }

    /// <summary>The pages of a list up to a link.</summary>
    private sealed class PageChain(Uri first)
    {
        private readonly HashSet<string> visited = new(StringComparer.Ordinal);
        private string lastDigest = string.Empty;

        /// <summary>Gets the address of the first request, which has the filter as the user gave it.</summary>
        public Uri First { get; } = first;

        /// <summary>Gets the number of empty pages since the last page with items.</summary>
        public int EmptyPages { get; private set; }

        /// <summary>Gets the number of pages at the end that have the same content.</summary>
        public int EqualPages { get; private set; }

        public bool Contains(Uri page) => visited.Contains(page.AbsoluteUri);

        public void Add(Uri sent, HttpResponseMessage response, bool isEmpty)
        {
            visited.Add(sent.AbsoluteUri);
            EmptyPages = isEmpty ? EmptyPages + 1 : 0;
            using SHA256 hash = SHA256.Create();
            byte[] content = response.Buffered().Body;
            string digest = content.Length == 0 ? string.Empty : Convert.ToBase64String(hash.ComputeHash(content));
            EqualPages = digest.Length > 0 && digest == lastDigest ? EqualPages + 1 : 1;
            lastDigest = digest;
        }
    }
}
