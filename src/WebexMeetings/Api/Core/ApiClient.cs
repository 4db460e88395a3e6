using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Http;

namespace WebexMeetings.Api.Core;

/// <summary>Sends requests on a connection. Whatever goes wrong is a <see cref="WebexApiException"/> that says it for an administrator.</summary>
internal sealed class ApiClient(WebexConnection connection, RequestContext scope)
{
    private IHttpMessageHandlerFactory? handlers;

    public WebexConnection Connection { get; } = connection;

    /// <summary>Sends the request and reads the JSON object that the API promises.</summary>
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
    public async Task<Page<T>> ReadPageAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using HttpResponseMessage response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new Page<T>(Read(request, response, type), NextPage(request, response));
    }

    /// <summary>Where the page after this answer is; null after the last one.</summary>
    /// <exception cref="WebexApiException">It is at another origin, or it is the same page again.</exception>
    public Uri? NextPage(ApiRequest request, HttpResponseMessage response)
    {
        if (LinkHeader.Next(response) is not { } link)
        {
            return null;
        }

        Uri next = OriginAddress.Resolve(Connection, link);
        return next == AddressOf(request) ? throw ApiErrors.SamePageAgain(request, response) : next;
    }

    /// <summary>Sends the request; any answer but success is thrown.</summary>
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
        catch (Exception ended) when (ended is ObjectDisposedException or OperationCanceledException && Connection.IsClosed && !cancellationToken.IsCancellationRequested)
        {
            throw ApiErrors.Closed(request, Connection);
        }
        catch (Exception failure) when (failure is HttpRequestException or IncompleteResponseException or TimeoutException or AreaClosedException)
        {
            throw ApiErrors.NoAnswer(request, failure, Connection);
        }
    }

    private static bool HasObject(HttpResponseMessage response) =>
        response.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NoContent)
        && Encoding.UTF8.GetString(((BufferedContent)response.Content).Body).Trim() is not ("" or "null");

    private static T Read<T>(ApiRequest request, HttpResponseMessage response, JsonTypeInfo<T> type)
        where T : class
    {
        byte[] body = ((BufferedContent)response.Content).Body;
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw ApiErrors.UnexpectedResponse(request, response);
        }
        catch (JsonException)
        {
            throw ApiErrors.UnexpectedResponse(request, response);
        }
    }

    private Uri AddressOf(ApiRequest request) => request.Address ?? new Uri(Connection.ApiBaseUri.AbsoluteUri + request.Path);

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

    // The handlers do all that HttpClient would add: time-out, buffering, headers. The factory keeps and renews them.
    private HttpMessageInvoker Invoker()
    {
        handlers ??= Connection.Services.GetRequiredService<IHttpMessageHandlerFactory>();
        return new HttpMessageInvoker(handlers.CreateHandler(HttpServices.Api), disposeHandler: false);
    }

    // What Webex did not do as it was told comes as a header beside a success.
    private void PassWarningsOn(ApiRequest request, HttpResponseMessage response)
    {
        if (request.ChangesSomething && response.Headers.TryGetValues("Warning", out IEnumerable<string>? warnings))
        {
            string text = Redaction.Text(string.Join("; ", warnings), response.RequestMessage?.Headers.Authorization?.Parameter);
            scope.Observer.OnWarning($"{request.Subject}: Webex accepted this with a warning: {text}");
        }
    }

    private WebexRequestMessage Compose(ApiRequest request)
    {
        var message = new WebexRequestMessage(request.Method, AddressOf(request), scope);
        DefaultHeaders.AddTo(message);
        foreach ((string name, string value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        return message;
    }
}
