using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
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

    /// <summary>The default scopes: enough to read, as a user and as an administrator, but not to change anything.</summary>
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
            return new OAuthResponse(response, SecretsOf(request), askedAt, Settings.Time.GetUtcNow());
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
    public string Grant { get; init; } = "the sign-in";

    /// <summary>Gets the requested scopes; empty when the grant has them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Gets the advice for a grant that Webex does not accept.</summary>
    public string WhatToDo { get; init; } = "Run Connect-Webex again.";
}

/// <summary>
/// The response of a token endpoint, parsed once. No property throws: a response that is not JSON, or not valid UTF-8, has no fields. Only
/// <see cref="Reason"/> may be shown, because the rest may be tokens.
/// </summary>
internal sealed class OAuthResponse
{
    private readonly JsonElement json;

    /// <param name="response">The response, read to its end.</param>
    /// <param name="secrets">The secrets of the request, which must not be shown.</param>
    /// <param name="askedAt">The time of the request.</param>
    /// <param name="now">The time of the response.</param>
    public OAuthResponse(HttpResponseMessage response, IReadOnlyList<string> secrets, DateTimeOffset askedAt, DateTimeOffset now)
    {
        byte[] body = response.Buffered().Json;
        Status = (int)response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        AskedAt = askedAt;
        RetryAfter = AttemptResult.Of(response).RetryAfter;
        json = Parse(body);
        ErrorBody words = ErrorBody.Read(IsSuccess ? [] : body, secrets);
        ErrorCode = IsSuccess ? null : CodeIn(json);
        Reason = words.Reason is { } reason && !IsCode(reason) ? reason : null;
        TrackingId = words.TrackingId ?? TrackingIdHeader.Read(response);
    }

    public DateTimeOffset AskedAt { get; }

    public int Status { get; }

    public bool IsSuccess { get; }

    public TimeSpan? RetryAfter { get; }

    public string? TrackingId { get; }

    /// <summary>Gets whether the body is a JSON object, as in every response of Webex itself.</summary>
    public bool IsJson => json.ValueKind == JsonValueKind.Object;

    /// <summary>The error code, such as "invalid_grant". Null after a success, and when the response has none.</summary>
    public string? ErrorCode { get; }

    /// <summary>Gets the reason as text with masked secrets. Null after a success, and when the response has none.</summary>
    public string? Reason { get; }

    /// <summary>The text of a field; null when it is missing or not text.</summary>
    public string? Text(string name) => Text(json, name);

    /// <summary>The whole number in a field, also when it is written as text; null when it is missing or not a number.</summary>
    public long? Number(string name)
    {
        string? text = Find(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(name);
        bool isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value);
        return isNumber && Math.Abs(value) <= long.MaxValue ? (long)value : null;
    }

    private static JsonElement Parse(byte[] body)
    {
        try
        {
            // From text, where invalid UTF-8 becomes replacement characters. For one invalid byte, the parser would reject the whole body.
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(body));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // Webex uses its own error format or that of the standard.
    private static string? CodeIn(JsonElement root) =>
        Descriptions(root)
            .Prepend(Text(root, "error"))
            .Append(Text(root, "message"))
            .FirstOrDefault(text => text is not null && IsCode(text));

    private static IEnumerable<string?> Descriptions(JsonElement root) =>
        Find(root, "errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors.EnumerateArray().Select(error => Text(error, "description"))
            : [];

    private static bool IsCode(string text) => text.Length is > 0 and < 40 && text.All(c => c is (>= 'a' and <= 'z') or '_');

    private static string? Text(JsonElement parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.String } value ? TextOf(value.GetString) : null;

    private static JsonElement? Find(JsonElement parent, string name) => parent.ValueKind != JsonValueKind.Object ? null : parent
        .EnumerateObject()
        .Where(property => string.Equals(TextOf(() => property.Name), name, StringComparison.OrdinalIgnoreCase))
        .Select(property => (JsonElement?)property.Value)
        .LastOrDefault();

    /// <returns>Null for an escaped unpaired surrogate, which is valid JSON, but not text.</returns>
    private static string? TextOf(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
