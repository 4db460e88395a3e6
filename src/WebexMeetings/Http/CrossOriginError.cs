using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>The refusal to send anything to another origin than the connection's.</summary>
internal static class CrossOriginError
{
    public static WebexApiException Create(Uri? uri, ApiAddress address) => new(
        WebexErrorKind.CrossOrigin,
        $"The address leads to '{(uri is { IsAbsoluteUri: true } ? uri.GetLeftPart(UriPartial.Authority) : uri?.ToString())}', but this connection talks to '{address.BaseUri.GetLeftPart(UriPartial.Authority)}' only. Nothing was sent.")
    {
        RecommendedAction = "Check where the address comes from. If it is right, make a connection to that address with Connect-Webex -ApiBaseUri.",
    };
}
