using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

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
