using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>Makes the error for an address on another origin than the connection's.</summary>
internal static class CrossOriginError
{
    private const int Longest = 120;

    /// <param name="uri">The rejected address; null or relative when it is not a complete address.</param>
    /// <param name="address">The address of the connection.</param>
    /// <param name="redaction">Masks the address, because a link from a server may contain secrets.</param>
    public static WebexApiException Create(Uri? uri, ApiAddress address, Redaction? redaction = null)
    {
        string target = (redaction ?? Redaction.ByName).Line(OriginOf(uri), Longest);
        return new WebexApiException(
            WebexErrorKind.CrossOrigin,
            $"The address leads to '{target}', but this connection only talks to '{OriginOf(address.BaseUri)}'. Nothing was sent.")
        {
            RecommendedAction = "Check where the address comes from. If it is right, connect to it with Connect-Webex -ApiBaseUri.",
        };
    }

    // Not the whole authority, which may contain a user name and a password.
    private static string OriginOf(Uri? uri) => uri switch
    {
        null => "an invalid address",
        { IsAbsoluteUri: false } => "an incomplete address",
        { IsDefaultPort: true } => $"{uri.Scheme}://{uri.Host}",
        _ => $"{uri.Scheme}://{uri.Host}:{uri.Port}",
    };
}
