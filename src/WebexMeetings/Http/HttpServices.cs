using System.Net;
#if NETFRAMEWORK
using System.Net.Security;
#endif
using System.Security.Authentication;
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

    public static ServiceProvider Build(WebexConnection connection)
    {
        ConnectionSettings settings = connection.Settings;
        ServiceCollection services = NewServices();
        AddClient(services, Api, settings)
            .AddHttpMessageHandler(() => new AuthorizationHandler(connection.TokenSource, settings.Address))
            .AddHttpMessageHandler(() => new LogHandler(settings.Time))
            .AddHttpMessageHandler(() => new ResponseBuffer(settings));
        return services.BuildServiceProvider();
    }

    /// <summary>Returns the client for <see cref="Tokens"/>. It exists before the connection, which needs a sign-in.</summary>
    public static ServiceProvider BuildForTokens(ConnectionSettings settings)
    {
        ServiceCollection services = NewServices();
        AddClient(services, Tokens, settings)
            .AddHttpMessageHandler(() => new ResponseBuffer(settings));
        return services.BuildServiceProvider();
    }

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

    private static IHttpClientBuilder AddClient(ServiceCollection services, string name, ConnectionSettings settings)
    {
        var limiter = new AdaptiveRateLimiter(settings.Time, settings.MaximumRetryAfter);
        return services.AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<OpenHandlers>().Add(PrimaryHandler(settings)))
            .AddHttpMessageHandler(() => new RetryHandler(settings.Time, settings.MaximumRetryAfter))
            .AddHttpMessageHandler(() => new ThrottlingHandler(limiter, settings, Jitter.Next));
    }

    private static ServiceCollection NewServices()
    {
        var services = new ServiceCollection();
        services.AddSingleton<OpenHandlers>();
        return services;
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
