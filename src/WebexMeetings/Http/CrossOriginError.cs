using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>The refusal to send anything to another origin than the connection's.</summary>
internal static class CrossOriginError
{
    private const int Longest = 120;

    /// <param name="uri">Where it would have gone; null or relative when it is not an address.</param>
    /// <param name="address">Where the connection goes.</param>
    /// <param name="redaction">What masks the address: a server may put anything into a link.</param>
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
