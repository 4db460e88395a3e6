using WebexMeetings.Http;

namespace WebexMeetings.Api;

/// <summary>Makes complete addresses out of what answers and users give, and refuses those that lead away from the connection's origin.</summary>
internal static class OriginAddress
{
    /// <param name="connection">The connection.</param>
    /// <param name="link">A complete address, or a path on the origin such as "/v1/meetings/1", as links in answers have it.</param>
    /// <exception cref="WebexApiException">It leads to another origin, or nowhere.</exception>
    public static Uri Resolve(WebexConnection connection, string link)
    {
        bool isComplete = link.Contains("://") || link.StartsWith("//", StringComparison.Ordinal);
        string address = isComplete ? link : connection.ApiBaseUri.GetLeftPart(UriPartial.Authority) + "/" + link.TrimStart('/');
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && connection.Settings.Address.IsSameOrigin(uri)
            ? uri
            : throw ForeignOriginError.Create(uri, connection.Settings.Address);
    }
}
