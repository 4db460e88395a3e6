using System.Text.RegularExpressions;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

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
    /// <param name="requestBody">The body of the request, whose secrets the error must not show.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri Resolve(WebexConnection connection, string link, byte[]? requestBody = null) => Check(
        connection,
        AbsoluteAddress.ParseOrNull(
            IsComplete(link) ? link : connection.ApiBaseUri.GetLeftPart(UriPartial.Authority) + "/" + link.TrimStart('/')),
        requestBody);

    /// <summary>Returns the address of a link in the response to a request (RFC 3986): a relative link begins at the request.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sent">The address of the request.</param>
    /// <param name="link">A complete or relative address.</param>
    /// <param name="requestBody">The body of the request, whose secrets the error must not show.</param>
    /// <exception cref="WebexApiException">The address leads to another origin, or is not valid.</exception>
    public static Uri Follow(WebexConnection connection, Uri sent, string link, byte[]? requestBody)
    {
        // Webex writes paths from /v1 on, and a server that leaves out their slash never means /v1/v1.
        string root = connection.ApiBaseUri.AbsolutePath.Trim('/') + "/";
        if (link.StartsWith("//", StringComparison.Ordinal))
        {
            // On Windows, two slashes alone would begin the path of a file.
            return Check(connection, AbsoluteAddress.ParseOrNull($"{sent.Scheme}:{link}"), requestBody);
        }

        return IsComplete(link) || link.StartsWith("/", StringComparison.Ordinal) || link.StartsWith(root, StringComparison.Ordinal)
            ? Resolve(connection, link, requestBody)
            : Check(connection, AbsoluteAddress.ParseOrNull(link, sent), requestBody);
    }

    private static Uri Check(WebexConnection connection, Uri? uri, byte[]? requestBody) =>
        uri is not null && connection.Settings.Address.IsSameOrigin(uri)
            ? uri
            : throw CrossOriginError.Create(uri, connection.Settings.Address, Redaction.Of(connection.Settings.Secrets, requestBody));

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
