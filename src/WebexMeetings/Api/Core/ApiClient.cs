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

    private static T Read<T>(ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> type)
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

    // The handlers do everything that HttpClient would add: time-out, buffering, headers. The factory keeps and replaces them.
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
