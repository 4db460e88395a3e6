using System.Net;
using System.Net.Http.Headers;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>Signs each request separately, and only for the connection's own origin. After a 401, it refreshes the token once.</summary>
internal sealed class AuthorizationHandler(ITokenSource tokens, ApiAddress address) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is null || !address.IsSameOrigin(request.RequestUri))
        {
            throw CrossOriginError.Create(request.RequestUri, address);
        }

        string token = await tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendSignedAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized
            || !await tokens.TryRefreshAsync(token, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        if (request is WebexRequestMessage { Context.Observer: { IsLoggingEnabled: true } observer })
        {
            observer.OnLog("Webex refused the access token. It was refreshed, and the request is sent again.");
        }

        token = await tokens.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        return await SendSignedAsync(request, token, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendSignedAsync(HttpRequestMessage request, string token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }
}

/// <summary>Makes the error for an address on another origin than the connection's.</summary>
internal static class CrossOriginError
{
    private const int Longest = 120;

    /// <param name="uri">The rejected address; null or relative when it is not a complete address.</param>
    /// <param name="address">The address of the connection.</param>
    /// <param name="redaction">Masks the address, because a link from a server may contain secrets.</param>
    public static WebexApiException Create(Uri? uri, ApiAddress address, Redaction? redaction = null)
    {
        if (uri is { IsAbsoluteUri: true, UserInfo.Length: > 0 } && address.IsSameServer(uri))
        {
            return new WebexApiException(
                WebexErrorKind.CrossOrigin,
                $"The address contains a user name or a password before the host '{address.BaseUri.Host}'. Nothing was sent.")
            {
                RecommendedAction = "Check where the address comes from. If it is right, remove the part before the host.",
            };
        }

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
