using System.Globalization;
using System.Net;
#if NETFRAMEWORK
using System.Net.Security;
using System.Security.Authentication;
#endif
using Microsoft.Extensions.DependencyInjection;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>Builds the HTTP clients of one connection. Connections share nothing, so that none slows down or sees another.</summary>
internal static class HttpServices
{
    /// <summary>The client for the API, which retries, throttles and signs requests.</summary>
    public const string Api = "api";

    /// <summary>The client for the token endpoints, which retries and throttles requests separately and does not sign them.</summary>
    public const string Tokens = "tokens";

    public static ServiceProvider Build(WebexConnection connection) => Build(
        Api,
        connection.Settings,
        () => new AuthorizationHandler(connection.TokenSource, connection.Settings.Address),
        () => new LogHandler(connection.Settings.Time));

    /// <summary>Returns the client for <see cref="Tokens"/>. It exists before the connection, which needs a sign-in.</summary>
    public static ServiceProvider BuildForTokens(ConnectionSettings settings) => Build(Tokens, settings);

    /// <summary>Returns the handler for the network. It does not follow redirects, so that no token goes to another address.</summary>
    public static HttpClientHandler PrimaryHandler(ConnectionSettings settings)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,

            // ResponseBuffer decompresses. Here, a wrong Content-Encoding would throw, and a decompression bomb would have no limit.
            AutomaticDecompression = DecompressionMethods.None,

            // -ThrottleLimit limits the requests in flight, not .NET Framework's default of two connections for each host.
            MaxConnectionsPerServer = 256,
        };
#if NETFRAMEWORK
        // powershell.exe enables the protocols of old systems. On .NET, the default of the system is TLS 1.2 or later.
        handler.SslProtocols = SslProtocols.Tls12;

        // Otherwise the callback of ServicePointManager decides, and many profiles set one that accepts every certificate.
        handler.ServerCertificateCustomValidationCallback = static (_, _, _, errors) => errors == SslPolicyErrors.None;
#endif
        handler.UseProxy = settings.UsesProxy;
        handler.Proxy = settings.UsesProxy ? settings.Proxy : null;

        return handler;
    }

    // These lines are the whole container. Microsoft.Extensions.Http replaces the handler for the network every two minutes.
    private static ServiceProvider Build(string name, ConnectionSettings settings, params Func<DelegatingHandler>[] signed)
    {
        var limiter = new AdaptiveRateLimiter(settings.Time, settings.MaximumRetryAfter);
        var services = new ServiceCollection();
        services.AddSingleton<OpenHandlers>();
        IHttpClientBuilder handlers = services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<OpenHandlers>().Add(PrimaryHandler(settings)))
            .AddHttpMessageHandler(() => new RetryHandler(settings.Time, settings.MaximumRetryAfter))
            .AddHttpMessageHandler(() => new ThrottlingHandler(limiter, settings, Jitter.Next));
        Array.ForEach(signed, create => handlers.AddHttpMessageHandler(create));
        handlers.AddHttpMessageHandler(() => new ResponseBuffer(settings));
        return services.BuildServiceProvider();
    }
}

/// <summary>
/// The handlers of one connection that hold sockets. Their factory never closes handlers in use, so a closed connection would hold its
/// sockets until they time out. Azure Automation allows 1,000 sockets for each job.
/// </summary>
internal sealed class OpenHandlers : IDisposable
{
    // Weak references: the factory replaces a handler every two minutes, and closes the old one when nothing uses it.
    private readonly List<WeakReference<HttpMessageHandler>> handlers = [];

    public HttpMessageHandler Add(HttpMessageHandler handler)
    {
        lock (handlers)
        {
            handlers.RemoveAll(reference => !reference.TryGetTarget(out _));
            handlers.Add(new WeakReference<HttpMessageHandler>(handler));
        }

        return handler;
    }

    public void Dispose()
    {
        lock (handlers)
        {
            foreach (WeakReference<HttpMessageHandler> reference in handlers)
            {
                if (reference.TryGetTarget(out HttpMessageHandler? handler))
                {
                    handler.Dispose();
                }
            }
        }
    }
}

/// <summary>Logs each attempt in one line: method, address, status, duration, tracking ID. It never logs headers or bodies.</summary>
internal sealed class LogHandler(TimeProvider time) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        IRequestObserver observer = ((WebexRequestMessage)request).Context.Observer;
        return observer.IsLoggingEnabled
            ? SendLoggedAsync(request, observer, cancellationToken)
            : base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendLoggedAsync(
        HttpRequestMessage request, IRequestObserver observer, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        string what = $"{request.Method} {Redaction.Address(request)}";
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            string trackingId = TrackingIdHeader.Read(response) ?? "none";
            observer.OnLog($"{what}: {(int)response.StatusCode} in {Elapsed(start)} ms, tracking ID {trackingId}");
            return response;
        }
        catch (Exception failure)
        {
            observer.OnLog($"{what}: {failure.GetType().Name} after {Elapsed(start)} ms");
            throw;
        }
    }

    private string Elapsed(long start) => time.GetElapsedTime(start).TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
}

/// <summary>Adds the headers that every request has.</summary>
internal static class DefaultHeaders
{
    private static readonly string Product = "WebexMeetings-PowerShell/" + typeof(DefaultHeaders).Assembly.GetName().Version!.ToString(3);

    // As text, so that constant headers are not validated and formatted for each request.
    public static void AddTo(HttpRequestMessage message)
    {
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        message.Headers.TryAddWithoutValidation("User-Agent", Product);

#if NETFRAMEWORK
        // It would send Expect: 100-continue first, and wait for the response.
        message.Headers.ExpectContinue = false;
#endif
    }
}
