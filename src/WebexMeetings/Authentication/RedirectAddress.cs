using System.Net;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Authentication;

/// <summary>Where the browser brings the sign-in back to: an address on this computer, exactly as the integration has it registered.</summary>
internal sealed class RedirectAddress
{
    private RedirectAddress(string text, Uri uri)
    {
        Text = text;
        Uri = uri;
    }

    /// <summary>As given: Webex compares it letter by letter.</summary>
    public string Text { get; }

    public Uri Uri { get; }

    /// <summary>Only loopback, never all interfaces. "localhost" is both of its addresses, because browsers try both.</summary>
    public IReadOnlyList<IPAddress> Interfaces => Uri.Host switch
    {
        "localhost" => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Parse(Uri.Host.Trim('[', ']'))],
    };

    /// <exception cref="WebexApiException">The browser cannot bring anything back to there.</exception>
    public static RedirectAddress Parse(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? uri)
        && uri is { Scheme: "http", IsLoopback: true, Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 }
        && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out _))
            ? new RedirectAddress(text.Trim(), uri)
            : throw InvalidInput.Create(
                $"-RedirectUri {InvalidInput.Show(text)} cannot be taken",
                "Give an address on this computer that the integration has registered on developer.webex.com, such as http://localhost:8085/callback: http, localhost or 127.0.0.1, a port, no query.");
}
