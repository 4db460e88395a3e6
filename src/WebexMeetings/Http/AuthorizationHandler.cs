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
