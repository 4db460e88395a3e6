using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
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
            Uri next = OriginAddress.Follow(connection, sent, link ?? string.Empty);
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

/// <summary>
/// Compares the query of a link with the query of the first request. Without the filter, the rest of the list would be everybody. A cursor
/// may contain the filter; a plain position cannot.
/// </summary>
internal static class PageFilter
{
    // The parameters that change from page to page. Every link has to repeat the other parameters of the first request.
    private static readonly HashSet<string> Positions = new(StringComparer.OrdinalIgnoreCase)
    {
        "max", "startindex", "index", "offset", "page", "limit", "count", "pagesize", "size",
    };

    // Positions in some lists, and in others the limits of a period, which are a filter.
    private static readonly HashSet<string> PositionsOrLimits = new(StringComparer.OrdinalIgnoreCase)
    {
        "start", "from", "before", "after",
    };

    private static readonly HashSet<string> Cursors = new(StringComparer.OrdinalIgnoreCase)
    {
        "cursor", "before", "after", "next", "pagetoken", "nextpagetoken", "continuation", "token", "marker",
    };

    // JavaScript writes these for a value that is missing.
    private static readonly HashSet<string> NoValues = new(StringComparer.OrdinalIgnoreCase) { "", "null", "undefined" };

    private static readonly Regex Date = new("^[0-9]{4}-[0-9]{2}(-|$)", RegexOptions.CultureInvariant);

    /// <summary>Returns whether the parameter says which page of a list to return, in some list of the API.</summary>
    public static bool IsPosition(string name) => Positions.Contains(name) || PositionsOrLimits.Contains(name) || Cursors.Contains(name);

    /// <summary>Returns whether the link leads out of the part of the list that the first request named.</summary>
    public static bool IsLost(Uri first, Uri next)
    {
        Dictionary<string, string> after = ValuesIn(next);
        Dictionary<string, string> before = ValuesIn(first);
        if (after.Count == 0)
        {
            // A path below the first one may contain the position. The same path is the whole list again.
            return PathOf(next) == PathOf(first)
                || (before.Count > 0 && !PathOf(next).StartsWith(PathOf(first) + "/", StringComparison.Ordinal));
        }

        bool hasCursor = after.Any(field => Cursors.Contains(field.Key) && IsPlace(field.Value) && !IsLimit(field.Key, before));
        return !hasCursor && before.Any(field => !IsKept(field.Key, field.Value, before, after));
    }

    private static bool IsKept(string name, string value, Dictionary<string, string> before, Dictionary<string, string> after)
    {
        bool isLimit = IsLimit(name, before);
        if (!isLimit && IsPosition(name))
        {
            return true;
        }

        // A limit may move with the pages, and a server may write a date in another format or time zone.
        return after.TryGetValue(name, out string? repeated)
            && (isLimit
                ? IsPlace(repeated) && !IsNumber(repeated)
                : string.Equals(repeated, value, StringComparison.OrdinalIgnoreCase) || (Date.IsMatch(value) && Date.IsMatch(repeated)));
    }

    private static bool IsLimit(string name, Dictionary<string, string> first) =>
        PositionsOrLimits.Contains(name) && first.TryGetValue(name, out string? value) && !IsNumber(value);

    private static bool IsPlace(string value) => value.Split(',').Any(part => !NoValues.Contains(part));

    private static bool IsNumber(string value) => value.All(c => c is >= '0' and <= '9');

    private static string PathOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath).TrimEnd('/').ToUpperInvariant();

    /// <summary>Returns the parameters that have a value. A repeated name is the same as a list.</summary>
    private static Dictionary<string, string> ValuesIn(Uri uri)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in QueryFields.In(uri.Query))
        {
            // Servers add and remove the padding of identifiers in base64.
            string plain = value.Trim().TrimEnd('=');
            if (plain.Length > 0)
            {
                values[name] = values.TryGetValue(name, out string? others) ? $"{others},{plain}" : plain;
            }
        }

        return values;
    }
}

/// <summary>Reads the names and values of a query.</summary>
internal static class QueryFields
{
    /// <summary>Returns the decoded names and values. A plus sign is a space. The value of a name alone is empty.</summary>
    public static IEnumerable<(string Name, string Value)> In(string query) => query.TrimStart('?').Split('&')
        .Select(field => field.Split(['='], 2))
        .Where(parts => parts[0].Length > 0)
        .Select(parts => (Decode(parts[0]), parts.Length == 2 ? Decode(parts[1]) : string.Empty));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>Reads the Link header (RFC 8288): <c>&lt;https://…&gt;; rel="next", …</c>.</summary>
internal static class LinkHeader
{
    /// <summary>The relation "next" where no link was read: the address of a next page is damaged.</summary>
    private static readonly Regex DamagedNext =
        new("\\brel\\b[^,;<>]{0,40}?(?<![\\w-])next(?![\\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns whether the response has a next page.</summary>
    /// <param name="response">The response.</param>
    /// <param name="address">The address of the next page as sent. Null when it cannot be read.</param>
    public static bool TryReadNext(HttpResponseMessage response, out string? address)
    {
        address = null;
        if (!response.Headers.TryGetValues("Link", out IEnumerable<string>? values))
        {
            return false;
        }

        var reader = new Reader(string.Join(",", values));
        address = reader.Next();
        return address is not null || DamagedNext.IsMatch(reader.Remains);
    }

    /// <summary>Reads one link after the other. Addresses and quoted text may contain commas, semicolons and brackets.</summary>
    private sealed class Reader(string header)
    {
        private readonly StringBuilder remains = new();
        private int position;

        /// <summary>Gets the text that was read and is not part of a link.</summary>
        public string Remains => remains.ToString();

        private bool IsAtEnd => position >= header.Length;

        /// <summary>Returns the address of the next page; null when no link is one.</summary>
        public string? Next()
        {
            while (!IsAtEnd)
            {
                if (Address() is not { } address)
                {
                    continue;
                }

                string? relation = Relation();
                if (relation is not null && relation.Split(' ', '\t').Contains("next", StringComparer.OrdinalIgnoreCase))
                {
                    return address;
                }
            }

            return null;
        }

        private string? Address()
        {
            if (header[position] != '<')
            {
                Skip(IndexOf(position + 1, ',', '<'));
                return null;
            }

            int end = IndexOf(position + 1, '<', '>');
            if (end == header.Length || header[end] == '<')
            {
                Skip(end);
                return null;
            }

            string address = header.Substring(position + 1, end - position - 1).Trim();
            position = end + 1;
            return address;
        }

        /// <summary>Reads the parameters of a link and returns the value of the first "rel". The others do not count.</summary>
        private string? Relation()
        {
            string? relation = null;
            while (!IsAtEnd && header[position] is not (',' or '<'))
            {
                int start = position;
                position += header[position] == ';' ? 1 : 0;
                string name = Trimmed(IndexOf(position, '=', ';', ',', '<'));
                bool isRead = header[start] == ';' && !name.Any(IsNotInName);
                string value = !IsAtEnd && header[position] == '=' ? Value(ref isRead) : string.Empty;
                if (!isRead)
                {
                    remains.Append(header, start, position - start).Append(',');
                }
                else if (name.Equals("rel", StringComparison.OrdinalIgnoreCase))
                {
                    relation ??= value;
                }
            }

            return relation;
        }

        /// <summary>Reads a value and returns it without its quotation marks.</summary>
        private string Value(ref bool isRead)
        {
            position++;
            while (!IsAtEnd && char.IsWhiteSpace(header[position]))
            {
                position++;
            }

            int end = ClosingQuote();
            if (end < 0)
            {
                string value = Unquoted(Trimmed(IndexOf(position, ';', ',', '<')));
                isRead &= value.IndexOfAny(['"', '=', '\\']) < 0;
                return value;
            }

            string quoted = header.Substring(position + 1, end - position - 1);
            position = end + 1;
            isRead &= Trimmed(IndexOf(position, ';', ',', '<')).Length == 0;
            return quoted;
        }

        /// <summary>Returns the position of the quotation mark that ends the value; -1 for a value without quotation marks.</summary>
        private int ClosingQuote()
        {
            if (IsAtEnd || header[position] != '"')
            {
                return -1;
            }

            int end = position + 1;
            while (end < header.Length && header[end] != '"')
            {
                end += header[end] == '\\' ? 2 : 1;
            }

            return end < header.Length ? end : -1;
        }

        private static string Unquoted(string value) =>
            value.Length > 1 && value[0] == '\'' && value[value.Length - 1] == '\'' ? value.Substring(1, value.Length - 2)
                : value.Length > 0 && value[0] == '"' && value.IndexOf('"', 1) < 0 ? value.Substring(1)
                : value;

        private static bool IsNotInName(char c) => char.IsWhiteSpace(c) || c is '"' or '\\' or ':' or '>';

        private string Trimmed(int end)
        {
            string text = header.Substring(position, end - position).Trim();
            position = end;
            return text;
        }

        private void Skip(int end)
        {
            remains.Append(header, position, end - position);
            position = end;
        }

        private int IndexOf(int start, params char[] any)
        {
            int found = start < header.Length ? header.IndexOfAny(any, start) : -1;
            return found < 0 ? header.Length : found;
        }
    }
}

/// <summary>
/// Builds complete addresses from links in responses and paths from users, and rejects those that lead away from the connection's origin.
/// </summary>
internal static class OriginAddress
{
    private static readonly Regex PlusInAddress =
        new("=[^&]*\\+[^&]*(?:@|%40)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Returns the address of a path from a user.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="path">A path below /v1, with or without a slash before it or /v1 itself, or a complete address.</param>
    /// <exception cref="WebexApiException">
    /// The address leads to another origin, is not valid, or would not be sent as the user means it.
    /// </exception>
    public static Uri OfPath(WebexConnection connection, string path)
    {
        string text = path.Trim();
        string root = connection.ApiBaseUri.AbsolutePath.Trim('/');
        string below = text.TrimStart('/');
        bool isWhole = IsComplete(text) || below.StartsWith(root + "/", StringComparison.Ordinal);
        CheckNumberSign(text);
        Uri address = Resolve(connection, isWhole ? text : $"/{root}/{below}");
        CheckQuery(address);
        return address;
    }

    /// <param name="connection">The connection.</param>
    /// <param name="link">A complete address, or a path on the origin such as "/v1/meetings/1", as links in responses have it.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri Resolve(WebexConnection connection, string link) => Check(
        connection,
        AbsoluteAddress.ParseOrNull(
            IsComplete(link) ? link : connection.ApiBaseUri.GetLeftPart(UriPartial.Authority) + "/" + link.TrimStart('/')));

    /// <summary>Returns the address of a link in the response to a request (RFC 3986): a relative link begins at the request.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sent">The address of the request.</param>
    /// <param name="link">A complete or relative address.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri Follow(WebexConnection connection, Uri sent, string link)
    {
        // Webex writes paths from /v1 on, and a server that leaves out their slash never means /v1/v1.
        string root = connection.ApiBaseUri.AbsolutePath.Trim('/') + "/";
        bool isRelative = link.StartsWith("//", StringComparison.Ordinal)
            || !(IsComplete(link) || link.StartsWith("/", StringComparison.Ordinal) || link.StartsWith(root, StringComparison.Ordinal));
        return isRelative ? Check(connection, AbsoluteAddress.ParseOrNull(link, sent)) : Resolve(connection, link);
    }

    private static Uri Check(WebexConnection connection, Uri? uri) =>
        uri is not null && connection.Settings.Address.IsSameOrigin(uri)
            ? uri
            : throw CrossOriginError.Create(uri, connection.Settings.Address, Redaction.Of(connection.Settings.Secrets, null));

    private static void CheckNumberSign(string path)
    {
        if (path.IndexOf('#') >= 0)
        {
            throw InvalidInput.Create(
                "The path contains a '#', and everything after it would not be sent",
                "Write %23 for it, or put the value into -Query, which escapes it.");
        }
    }

    private static void CheckQuery(Uri address)
    {
        if (PlusInAddress.IsMatch(address.Query))
        {
            throw InvalidInput.Create(
                "The path contains a '+' in an email address, which means a space in a query",
                "Write %2B for it, or put the value into -Query, which escapes it.");
        }

        // A script has put nothing in here. Links of Webex contain positions without a value, and users may paste such a link.
        string? empty = QueryFields.In(address.Query)
            .Where(field => string.IsNullOrWhiteSpace(field.Value) && !PageFilter.IsPosition(field.Name))
            .Select(field => field.Name)
            .FirstOrDefault();
        if (empty is not null)
        {
            throw InvalidInput.Create($"The path has no value for {InvalidInput.Show(empty)}", EmptyParameter.WhatToDo);
        }
    }

    // Two slashes begin another host, and a scheme begins a complete address. The query may contain either.
    private static bool IsComplete(string link) =>
        link.StartsWith("//", StringComparison.Ordinal) || link.Split('?')[0].Contains("://");
}

/// <summary>The advice for a parameter without a value.</summary>
internal static class EmptyParameter
{
    public const string WhatToDo =
        "Give a value, or leave the name out. Webex ignores a parameter without a value, and may then use the signed-in user.";
}
