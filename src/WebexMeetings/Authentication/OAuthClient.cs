using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

/// <summary>Sends requests to the token endpoints of a connection's own address, and nowhere else.</summary>
/// <param name="settings">The settings of the connection.</param>
/// <param name="credential">The client ID and the client secret.</param>
/// <param name="build">Builds the services at the first request. By default, those that use the network.</param>
internal sealed class OAuthClient(
    ConnectionSettings settings,
    ClientCredential credential,
    Func<ConnectionSettings, ServiceProvider>? build = null) : IDisposable
{
    private readonly Lazy<ServiceProvider> services = new(() => (build ?? HttpServices.BuildForTokens)(settings));

    /// <summary>
    /// The default scopes, with which an administrator reads settings. They change nothing, and lack meeting:schedules_read, which a user
    /// needs for the own session types.
    /// </summary>
    public static string[] DefaultScopes =>
    [
        "spark:people_read",
        "spark-admin:people_read",
        "meeting:preferences_read",
        "meeting:admin_preferences_read",
        "meeting:admin_schedule_read",
    ];

    public ConnectionSettings Settings { get; } = settings;

    public string ClientId { get; } = credential.ClientId;

    /// <summary>Adds the client to the form, for endpoints that do not accept it in a header.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ClientFields { get; } =
        [new("client_id", credential.ClientId), new("client_secret", credential.ClientSecret)];

    /// <summary>Sends the request and returns any complete response, including an error.</summary>
    /// <exception cref="WebexApiException">No response arrived.</exception>
    public async Task<OAuthResponse> PostAsync(OAuthRequest request, CancellationToken cancellationToken)
    {
        DateTimeOffset askedAt = Settings.Time.GetUtcNow();
        try
        {
            using WebexRequestMessage message = Compose(request);
            HttpClient client = services.Value.GetRequiredService<IHttpClientFactory>().CreateClient(HttpServices.Tokens);
            using HttpResponseMessage response = await client
                .SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return new OAuthResponse(response, SecretsOf(request), askedAt);
        }
        catch (Exception failure) when (failure is not (WebexApiException or OperationCanceledException))
        {
            throw OAuthErrors.NoResponse(request, failure, SecretsOf(request), Settings);
        }
    }

    /// <summary>Sends the request and reads the tokens.</summary>
    /// <exception cref="WebexApiException">Webex rejected the request, or no usable response arrived.</exception>
    public async Task<TokenGrant> GrantAsync(OAuthRequest request, CancellationToken cancellationToken) =>
        TokensIn(await PostAsync(request, cancellationToken).ConfigureAwait(false), request);

    /// <exception cref="WebexApiException">The response is an error, or not as documented.</exception>
    public TokenGrant TokensIn(OAuthResponse response, OAuthRequest request)
    {
        if (!response.IsSuccess)
        {
            throw OAuthErrors.Refused(request, response, Settings.Time.GetUtcNow());
        }

        return TokenGrant.Read(response, request.Scopes) ?? throw OAuthErrors.UnexpectedResponse(request, response);
    }

    public void Dispose()
    {
        if (services.IsValueCreated)
        {
            services.Value.Dispose();
        }
    }

    private WebexRequestMessage Compose(OAuthRequest request)
    {
        var message = new WebexRequestMessage(
            HttpMethod.Post,
            new Uri(Settings.Address.BaseUri.AbsoluteUri + request.Path),
            RequestContext.Unobserved(request.MaximumAttempts))
        {
            IsRepeatable = request.IsRepeatable,
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
    [
        credential.ClientSecret,
        .. from field in request.Form where field.Key is "refresh_token" or "code" or "code_verifier" or "device_code" select field.Value,
    ];
}

/// <summary>One request to a token endpoint.</summary>
internal sealed class OAuthRequest
{
    /// <summary>The path below /v1, with a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the subject of the request, as the beginning of a sentence: "Sign-in with the refresh token".</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Form { get; init; }

    /// <summary>
    /// Gets whether the client authenticates in the Authorization header. Otherwise the form contains the client, when required.
    /// </summary>
    public bool UsesBasic { get; init; }

    /// <summary>Gets whether it is safe to send the request twice.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Gets the maximum number of attempts.</summary>
    public int MaximumAttempts { get; init; } = 1;

    /// <summary>Gets the name of the grant for the error invalid_grant: "the refresh token".</summary>
    public required string Grant { get; init; }

    /// <summary>Gets the requested scopes; empty when the grant has them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the advice for a grant that Webex does not accept.</summary>
    public required string WhatToDo { get; init; }
}

/// <summary>The tokens from a token endpoint. It is not a record, because a record would print the tokens.</summary>
internal sealed class TokenGrant
{
    /// <summary>A longer lifetime has no practical limit, and a sum with it would overflow.</summary>
    private const long LongestLifetime = 10L * 365 * 24 * 3600;

    /// <summary>Leaves room for a slow response and for a refresh that needs a second attempt.</summary>
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);

    public required string AccessToken { get; init; }

    /// <summary>Null when the response had none: the refresh token that was used stays valid.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>
    /// Gets the time of the request. Lifetimes start there, by the clock of this computer only, so that the clock of Webex does not matter.
    /// </summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null when the response does not contain it. The token is then used until Webex rejects it.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Null when the response does not contain it.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>Empty when not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? ExpiresAt => AskedAt + Lifetime;

    /// <summary>Gets the time to refresh: five minutes before expiry, or in the last quarter of a short lifetime.</summary>
    public DateTimeOffset RefreshAt => Lifetime is { } lifetime ? AskedAt + lifetime - Margin(lifetime) : DateTimeOffset.MaxValue;

    /// <summary>Reads the response of <c>POST /access_token</c> or <c>POST /device/token</c>.</summary>
    /// <param name="response">A success.</param>
    /// <param name="requested">The requested scopes. The standard allows a response to omit them when it grants exactly these.</param>
    /// <returns>The tokens; null when the response has no access token that a header can carry.</returns>
    public static TokenGrant? Read(OAuthResponse response, IReadOnlyList<string> requested)
    {
        string? accessToken = response.Text("access_token");
        string? refreshToken = response.Text("refresh_token");
        string? scope = response.Text("scope");
        return !IsToken(accessToken) ? null : new TokenGrant
        {
            AccessToken = accessToken!,
            RefreshToken = IsToken(refreshToken) ? refreshToken : null,
            AskedAt = response.AskedAt,
            Lifetime = LifetimeOf(response.Number("expires_in")),
            RefreshTokenExpiresAt = response.AskedAt + LifetimeOf(response.Number("refresh_token_expires_in")),
            Scopes = string.IsNullOrWhiteSpace(scope) ? requested : scope!.Split([' '], StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private static bool IsToken(string? text) => text is not null && Secrets.CanBeSent(text);

    private static TimeSpan? LifetimeOf(long? seconds) =>
        seconds is > 0 ? TimeSpan.FromSeconds(Math.Min(seconds.Value, LongestLifetime)) : null;

    private static TimeSpan Margin(TimeSpan lifetime)
    {
        var quarter = TimeSpan.FromTicks(lifetime.Ticks / 4);
        return quarter < LongestMargin ? quarter : LongestMargin;
    }
}
