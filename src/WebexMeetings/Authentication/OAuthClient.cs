using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Api.Json;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary>Sends requests to the token endpoints of a connection's own address, and nowhere else.</summary>
internal sealed class OAuthClient(ConnectionSettings settings, ClientCredential credential) : IDisposable
{
    private readonly Lazy<ServiceProvider> services = new(() => HttpServices.BuildForTokens(settings));

    public ConnectionSettings Settings { get; } = settings;

    public string ClientId { get; } = credential.ClientId;

    /// <summary>How the form says who asks, where no header does.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ClientFields { get; } =
        [new("client_id", credential.ClientId), new("client_secret", credential.ClientSecret)];

    /// <summary>Sends the request; any answer that came whole is returned, also a refusal.</summary>
    /// <exception cref="WebexApiException">No answer came.</exception>
    public async Task<OAuthResponse> PostAsync(OAuthRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset askedAt = Settings.Time.GetUtcNow();
        try
        {
            using HttpRequestMessage message = Compose(request);
            HttpClient client = services.Value.GetRequiredService<IHttpClientFactory>().CreateClient(HttpServices.Tokens);
            using HttpResponseMessage response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return new OAuthResponse(response, SecretsOf(request), askedAt, Settings.Time.GetUtcNow());
        }
        catch (Exception failure) when (failure is HttpRequestException or IncompleteResponseException or TimeoutException)
        {
            throw OAuthErrors.NoAnswer(request, failure, Settings);
        }
    }

    /// <summary>Sends the request and reads the tokens.</summary>
    /// <exception cref="WebexApiException">Webex says no, or no good answer came.</exception>
    public async Task<TokenGrant> GrantAsync(OAuthRequest request, CancellationToken cancellationToken) =>
        TokensIn(await PostAsync(request, cancellationToken).ConfigureAwait(false), request);

    /// <exception cref="WebexApiException">The answer is a refusal, or not what was promised.</exception>
    public TokenGrant TokensIn(OAuthResponse answer, OAuthRequest request)
    {
        if (!answer.IsSuccess)
        {
            throw OAuthErrors.Refused(request, answer, Settings.Time.GetUtcNow());
        }

        return answer.Read(WebexJsonContext.Default.TokenGrantDto)?.ToGrant(answer.AskedAt, request.Scopes) ?? throw OAuthErrors.UnexpectedResponse(request, answer);
    }

    public void Dispose()
    {
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }
    }

    private HttpRequestMessage Compose(OAuthRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(Settings.Address.BaseUri.AbsoluteUri + request.Path))
        {
            Content = new FormUrlEncodedContent(request.Form),
        };
        DefaultHeaders.AddTo(message);
        if (request.UsesBasic)
        {
            string pair = $"{credential.ClientId}:{credential.ClientSecret}";
            message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }

        return message;
    }

    private IReadOnlyList<string> SecretsOf(OAuthRequest request) =>
        [credential.ClientSecret, .. request.Form.Where(field => field.Key is "refresh_token" or "code" or "code_verifier" or "device_code").Select(field => field.Value)];
}
