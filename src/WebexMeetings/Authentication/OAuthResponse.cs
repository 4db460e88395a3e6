using System.Globalization;
using System.Text.Json;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Authentication;

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
    public OAuthResponse(HttpResponseMessage response, IReadOnlyList<string> secrets, DateTimeOffset askedAt)
    {
        BufferedContent content = response.Buffered();
        json = content.ParseJson();
        Status = (int)response.StatusCode;
        IsSuccess = response.IsSuccessStatusCode;
        AskedAt = askedAt;
        RetryAfter = AttemptResult.Of(response).RetryAfter;
        ErrorBody? error = IsSuccess ? null : ErrorBody.Read(content, json, Redaction.Of(secrets));
        ErrorCode = IsSuccess ? null : CodeIn(json);
        IsForeign = (!IsJson && content.Body.Length > 0) || (Status == 403 && ErrorCode is null);
        Reason = error?.Reason is { } reason && !IsCode(reason) ? reason : null;
        TrackingId = error?.TrackingId ?? TrackingIdHeader.Read(response);
    }

    public DateTimeOffset AskedAt { get; }

    public int Status { get; }

    public bool IsSuccess { get; }

    public TimeSpan? RetryAfter { get; }

    public string? TrackingId { get; }

    /// <summary>Gets whether the body is a JSON object, as in every response of Webex itself.</summary>
    public bool IsJson => json.ValueKind == JsonValueKind.Object;

    /// <summary>
    /// Gets whether the response says nothing about the sign-in: a page of a proxy, or the 403 of a firewall, which has nothing or any JSON.
    /// </summary>
    public bool IsForeign { get; }

    /// <summary>The error code, such as "invalid_grant". Null after a success, and when the response has none.</summary>
    public string? ErrorCode { get; }

    /// <summary>Gets the reason as text with masked secrets. Null after a success, and when the response has none.</summary>
    public string? Reason { get; }

    /// <summary>The text of a field; null when it is missing or not text.</summary>
    public string? Text(string name) => Text(json, name);

    /// <summary>The whole number in a field, also when it is written as text; null when it is missing or not a number.</summary>
    public long? Number(string name)
    {
        string? text = ErrorBody.Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : Text(name);
        bool isNumber = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value);
        return isNumber && Math.Abs(value) <= long.MaxValue ? (long)value : null;
    }

    // Webex uses its own error format or that of the standard.
    private static string? CodeIn(JsonElement root) =>
        Descriptions(root)
            .Prepend(Text(root, "error"))
            .Append(Text(root, "message"))
            .FirstOrDefault(text => text is not null && IsCode(text));

    private static IEnumerable<string?> Descriptions(JsonElement root) =>
        ErrorBody.Member(root, "errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors.EnumerateArray().Select(error => Text(error, "description"))
            : [];

    private static bool IsCode(string text) => text.Length is > 0 and < 40 && text.All(c => c is (>= 'a' and <= 'z') or '_');

    private static string? Text(JsonElement parent, string name) =>
        ErrorBody.Member(parent, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}

/// <summary>Makes the errors of a sign-in. They quote only the reason in the response of a token endpoint, with masked secrets.</summary>
internal static class OAuthErrors
{
    private const string CheckClient =
        "Check the client ID and the client secret against the page of the integration or Service App on developer.webex.com, and that "
        + "they belong to the cloud that -Environment or -ApiBaseUri names. Then run Connect-Webex again.";

    private const string ClientRefused = "Webex did not accept the client ID or the client secret";

    private const string NotAsDocumented = "The response is not what Webex documents for this";

    public const string CheckScopes =
        "Ask with -Scope only for scopes that the integration was registered with on developer.webex.com.";

    /// <summary>Makes the error for a rejected request.</summary>
    public static WebexApiException Refused(OAuthRequest request, OAuthResponse response, DateTimeOffset now)
    {
        WebexErrorKind kind = KindOf(response);
        string? said = response.Reason;
        string reason = Known(request, response) is { } known
            ? said is null ? known : $"{known}: {said}"
            : said ?? response.ErrorCode ?? DefaultReason(request, kind);
        return new WebexApiException(kind, $"{request.Subject}: {reason.TrimEnd('.')}. ({Facts(response)})")
        {
            StatusCode = response.Status,
            TrackingId = response.TrackingId,
            Reason = response.Reason,
            RetryAfter = response.RetryAfter,
            RecommendedAction = WhatToDo(request, response, kind, now),
        };
    }

    /// <summary>Makes the error for a successful response that is not as documented.</summary>
    public static WebexApiException UnexpectedResponse(OAuthRequest request, OAuthResponse response) =>
        new(WebexErrorKind.InvalidResponse, $"{request.Subject}: {NotAsDocumented}. ({Facts(response)})")
        {
            StatusCode = response.Status,
            TrackingId = response.TrackingId,
            RecommendedAction = RecommendedActions.For(WebexErrorKind.InvalidResponse),
        };

    /// <summary>Makes the error for a missing, incomplete or unusable response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="failure">The exception of the handlers. It is not kept, because its text may quote the response.</param>
    /// <param name="secrets">The secrets of the request.</param>
    /// <param name="settings">The settings of the connection.</param>
    public static WebexApiException NoResponse(
        OAuthRequest request,
        Exception failure,
        IReadOnlyList<string> secrets,
        ConnectionSettings settings)
    {
        (WebexErrorKind kind, string reason) = failure switch
        {
            TimeoutException => (WebexErrorKind.Timeout, failure.Message),
            AreaClosedException =>
                (WebexErrorKind.TooManyRequests, "Webex asked to wait longer than this connection may. Nothing was sent"),
            HttpRequestException =>
                (WebexErrorKind.ConnectionFailed, $"No connection to {settings.Destination}: {failure.GetBaseException().Message}"),
            _ => (WebexErrorKind.InvalidResponse, "The response broke off, or could not be read"),
        };
        return new WebexApiException(
            kind,
            $"{request.Subject}: {Redaction.Text(reason, [.. secrets, .. settings.Secrets.All]).TrimEnd('.')}.")
        {
            RecommendedAction = RecommendedActions.For(kind),
        };
    }

    private static WebexErrorKind KindOf(OAuthResponse response) => (response.ErrorCode, response.Status) switch
    {
        ("invalid_scope" or "unsupported_grant_type" or "unauthorized_client", _) => WebexErrorKind.BadRequest,
        ("expired_token", _) => WebexErrorKind.Timeout,
        (_, >= 300 and < 400) => WebexErrorKind.InvalidResponse,

        // What says nothing about the sign-in must not end it.
        (_, 400 or 401 or 403) => response.IsForeign ? WebexErrorKind.InvalidResponse : WebexErrorKind.Unauthorized,
        (_, 429) => WebexErrorKind.TooManyRequests,
        (_, >= 500) => WebexErrorKind.ServerError,
        _ => WebexErrorKind.BadRequest,
    };

    private static string? Known(OAuthRequest request, OAuthResponse response) => (response.ErrorCode, response.Status) switch
    {
        ("invalid_client", _) => ClientRefused,
        (null, 401) when !response.IsForeign => ClientRefused,
        ("invalid_grant", _) => $"Webex did not accept {request.Grant}",
        ("access_denied", _) => "The sign-in was denied",
        ("expired_token", _) => "The code has expired; nobody completed the sign-in in time",
        ("invalid_scope", _) => "Webex does not give this integration the scopes that were asked for",
        (_, >= 300 and < 400) => "The response is a redirect; it was not followed",
        _ => null,
    };

    private static string DefaultReason(OAuthRequest request, WebexErrorKind kind) => kind switch
    {
        WebexErrorKind.Unauthorized => $"Webex did not accept {request.Grant}",
        WebexErrorKind.InvalidResponse => NotAsDocumented,
        _ => RecommendedActions.DefaultReason(kind),
    };

    private static string WhatToDo(OAuthRequest request, OAuthResponse response, WebexErrorKind kind, DateTimeOffset now) =>
        (response.ErrorCode, kind) switch
        {
            ("invalid_scope", _) => CheckScopes,
            ("invalid_client", _) => CheckClient,
            ("invalid_grant" or "access_denied" or "expired_token", _) => request.WhatToDo,
            (_, WebexErrorKind.Unauthorized) => response.Status == 401 ? CheckClient : request.WhatToDo,
            _ => RecommendedActions.For(kind, response.RetryAfter is { } wait ? now + wait : null),
        };

    private static string Facts(OAuthResponse response) =>
        $"HTTP status {response.Status}" + (response.TrackingId is { } trackingId ? $", tracking ID {trackingId}" : string.Empty);
}
