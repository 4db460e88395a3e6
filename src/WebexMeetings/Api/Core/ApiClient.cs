using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>
/// Sends requests on a connection. Every failure is a <see cref="WebexApiException"/> that an administrator can understand.
/// </summary>
internal sealed class ApiClient(WebexConnection connection, RequestContext scope)
{
    private const int LongestWarning = 300;

    private IHttpMessageHandlerFactory? handlers;

    public WebexConnection Connection { get; } = connection;

    /// <summary>Sends the request and reads the JSON object that the API documents.</summary>
    public async Task<T> ReadAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (LinkHeader.TryReadNext(response, out _))
        {
            scope.Observer.OnWarning(
                $"{request.Subject}: The response names a next page, which Webex does not document here, so this may not be everything. "
                + "Invoke-WebexApi -All reads all pages.");
        }

        return Read(request, response, type);
    }

    /// <summary>Sends a change and reads the object that Webex returns for it.</summary>
    /// <returns>Null when Webex accepted the change without returning an object: 202, 204, or no body.</returns>
    public async Task<T?> WriteAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return HasObject(response) ? Read(request, response, type) : null;
    }

    /// <summary>Sends the request and reads a page of a list.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">The type of the page.</param>
    /// <param name="isEmpty">Returns whether a page has no items.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    public async Task<Page<T>> ReadPageAsync<T>(
        ApiRequest request, JsonTypeInfo<T> type, Func<T, bool> isEmpty, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        T content = Read(request, response, type);
        return new Page<T>(content, NextPage(request, response, isEmpty(content)));
    }

    /// <summary>Returns the page after this response; null after the last one.</summary>
    public NextPage? NextPage(ApiRequest request, HttpResponseMessage response, bool isEmpty) =>
        Core.NextPage.After(Connection, request, AddressOf(request), response, isEmpty);

    /// <summary>Sends the request, and throws for every response except success.</summary>
    public async Task<HttpResponseMessage> SendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        if (Connection.IsClosed)
        {
            throw ApiErrors.Closed(request, Connection);
        }

        try
        {
            using WebexRequestMessage message = Compose(request);
            using HttpMessageInvoker invoker = Invoker();
            return Accept(request, await invoker.SendAsync(message, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception ended) when (ended is ObjectDisposedException or OperationCanceledException
            && Connection.IsClosed && !cancellationToken.IsCancellationRequested)
        {
            throw ApiErrors.Closed(request, Connection);
        }
        catch (Exception failure) when (failure is not WebexApiException && !cancellationToken.IsCancellationRequested)
        {
            // All exceptions, because the HTTP stack throws more types than it documents.
            throw ApiErrors.NoAnswer(request, failure, Connection);
        }
    }

    /// <summary>Returns a text from a response for an error message: masked, on one line, and short.</summary>
    public string Show(string? text) => Redaction.Of(Connection.Settings.Secrets, requestBody: null).Line(text, LongestWarning);

    /// <summary>Reads the JSON object that the API documents from a response.</summary>
    /// <exception cref="WebexApiException">The response is something else.</exception>
    public static T Read<T>(ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            byte[] json = response.Buffered().Json;
            CheckNumberOfValues(request, response, json);
            return JsonSerializer.Deserialize(json, type) ?? throw ApiErrors.UnexpectedResponse(request, response);
        }
        catch (Exception unreadable) when (unreadable is not WebexApiException)
        {
            throw ApiErrors.UnexpectedResponse(request, response);
        }
    }

    /// <exception cref="WebexApiException">The response has more values than the request may receive.</exception>
    /// <exception cref="JsonException">The response is not JSON.</exception>
    public static void CheckNumberOfValues(ApiRequest request, HttpResponseMessage response, byte[] json)
    {
        if (json.Length <= request.MostValues)
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        for (int values = 0; reader.Read();)
        {
            values += reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1;
            if (values > request.MostValues)
            {
                throw ApiErrors.TooManyValues(request, response);
            }
        }
    }

    private static bool HasObject(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent)
        && Encoding.UTF8.GetString(response.Buffered().Json).Trim() is not ("" or "null");

    private Uri AddressOf(ApiRequest request) =>
        request.Page?.Address ?? request.Address ?? new Uri(Connection.ApiBaseUri.AbsoluteUri + request.Path);

    private HttpResponseMessage Accept(ApiRequest request, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            PassWarningsOn(request, response);
            return response;
        }

        using (response)
        {
            throw ApiErrors.Refused(request, response, Connection);
        }
    }

    // The handlers do everything that HttpClient would add: timeout, buffering, headers. The factory keeps and replaces them.
    private HttpMessageInvoker Invoker()
    {
        handlers ??= Connection.Services.GetRequiredService<IHttpMessageHandlerFactory>();
        return new HttpMessageInvoker(handlers.CreateHandler(HttpServices.Api), disposeHandler: false);
    }

    // A header of a successful response says what Webex did not do as requested.
    private void PassWarningsOn(ApiRequest request, HttpResponseMessage response)
    {
        if (request.ChangesSomething && response.Headers.TryGetValues("Warning", out IEnumerable<string>? warnings))
        {
            string text = response.Buffered().Redaction.Line(string.Join("; ", warnings), LongestWarning);
            scope.Observer.OnWarning($"{request.Subject}: Webex accepted the change with a warning: {text}");
        }
    }

    private WebexRequestMessage Compose(ApiRequest request)
    {
        var message = new WebexRequestMessage(request.Method, AddressOf(request), scope) { LargestResponse = request.LargestResponse };
        DefaultHeaders.AddTo(message);
        if (request.ChangesSomething)
        {
            // Also without a body: when a kept connection is lost, the HTTP stack sends a request without content again.
            message.Content = new BufferedContent(request.Body ?? []);
        }

        if (request.Body is not null)
        {
            message.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        foreach ((string name, string value) in request.Headers)
        {
            AddHeader(message, request, name, value);
        }

        return message;
    }

    // .NET separates content headers from request headers, and rejects each in the collection of the other.
    private static void AddHeader(WebexRequestMessage message, ApiRequest request, string name, string value)
    {
        if (!message.Headers.TryAddWithoutValidation(name, value)
            && message.Content?.Headers.TryAddWithoutValidation(name, value) is not true)
        {
            throw InvalidInput.Create(
                $"{request.Subject}: The header {InvalidInput.Show(name)} cannot be sent with {request.Method}",
                "Leave it out of -Header: it describes a body, and this request has none.");
        }
    }
}

/// <summary>One call of the API, and the texts for its errors.</summary>
internal sealed class ApiRequest
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The path below /v1, with a leading slash and its query, escaped.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Gets the complete address, which replaces <see cref="Path"/> for links in responses. Null when the path is used.</summary>
    public Uri? Address { get; init; }

    /// <summary>
    /// Gets the page to request, which replaces the two above. Null for the first page, and for a resource without pages.
    /// </summary>
    public NextPage? Page { get; init; }

    /// <summary>Gets the subject of the request, as the beginning of a sentence: "Personal room of 'a@x.com'".</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the scopes that the call needs, for the advice on a 403. Empty when they are not known.</summary>
    public string Scopes { get; init; } = string.Empty;

    /// <summary>Gets the advice for a 404.</summary>
    public NotFoundActions WhenNotFound { get; init; } = NotFoundActions.OnSite;

    /// <summary>Gets the advice for a 400. Null for the usual one.</summary>
    public string? WhenBadRequest { get; init; }

    /// <summary>Gets additional request headers. The creator of the request has checked them.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Gets the JSON to send. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Gets the maximum size of the response in bytes.</summary>
    public int LargestResponse { get; init; } = ResponseBuffer.UsualLimit;

    /// <summary>
    /// Gets the maximum number of values in the response. Each becomes an object of many times its size, so that a response of the maximum
    /// size with nothing but tiny values would take gigabytes.
    /// </summary>
    public int MostValues => LargestResponse / 32;

    public bool ChangesSomething => Method != HttpMethod.Get && Method != HttpMethod.Head;

    /// <summary>Returns the same request for the next page.</summary>
    public ApiRequest For(NextPage page) => new()
    {
        Method = Method,
        Page = page,
        Subject = Subject,
        Scopes = Scopes,
        WhenNotFound = WhenNotFound,
        Headers = Headers,
        LargestResponse = LargestResponse,
    };
}

/// <summary>Builds a query. It escapes every value and omits null.</summary>
internal sealed class QueryString
{
    private string text = string.Empty;

    public QueryString Add(string name, string? value)
    {
        if (value is not null)
        {
            text += (text.Length == 0 ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
        }

        return this;
    }

    /// <summary>Returns the query with its question mark; an empty string when nothing was added.</summary>
    public override string ToString() => text;
}

/// <summary>The advice for a 404, which depends on the request.</summary>
/// <param name="WhatToDo">What to do next.</param>
internal sealed record NotFoundActions(string WhatToDo)
{
    /// <summary>The advice for the resources of a user on a site: a room, session types, sites.</summary>
    public static readonly NotFoundActions OnSite = new(
        "Check the address and -SiteUrl: without -SiteUrl, Webex only looks on the default site. "
        + "Get-WebexPerson shows in SiteUrls where a user has a license.");

    public static readonly NotFoundActions Site = new(
        "Check the site, and that this sign-in administers it; Get-WebexSite lists the sites of a user.");

    public static readonly NotFoundActions PersonWithId = new(
        "Check the ID; Get-WebexPerson -DisplayName shows it. "
        + "Deleted people, and people of other organizations, may not be visible to the signed-in user.");

    public static readonly NotFoundActions PersonWithAddress = new(
        "Check the address, which has to be complete, or find the person with Get-WebexPerson -DisplayName. "
        + "Deleted people may not be visible.");

    public static readonly NotFoundActions HostOnSite = new(
        "Check the site: Get-WebexPerson without -SiteUrl shows in SiteUrls where this person can host. "
        + "Control Hub assigns host licenses.");

    public static readonly NotFoundActions PeoplePath = new(
        "Check that the address of the API ends in /v1: Connect-Webex -ApiBaseUri sets it, Get-WebexConnection shows it.");

    public static readonly NotFoundActions AnyPath = new(
        "Check the path, and the IDs in it, against the API reference on developer.webex.com. "
        + "It may also exist without being visible to the signed-in user.");
}
