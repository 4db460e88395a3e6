using System.Net;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>The handlers around those that retry and throttle: the network, its sockets, and the log.</summary>
public sealed class HttpServicesTests
{
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("https://webexapis.com/v1", true)]
    [InlineData("http://localhost:7000/v1", false)]
    public void Only_a_server_on_this_computer_is_reached_without_the_proxy(string address, bool usesProxy)
    {
        var proxy = new WebProxy("http://proxy:8080");
        var settings = new ConnectionSettings { Address = ApiAddress.TryCreate(new Uri(address), out _)!, Proxy = proxy };

        using HttpClientHandler handler = HttpServices.PrimaryHandler(settings);

        Assert.Equal((usesProxy, usesProxy ? proxy : null), (handler.UseProxy, handler.Proxy));
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseCookies);
    }

    [Fact]
    public void A_connection_that_is_closed_closes_the_handlers_that_hold_its_sockets()
    {
        var handlers = new OpenHandlers();
        var first = (Handler)handlers.Add(new Handler());
        var second = (Handler)handlers.Add(new Handler());

        handlers.Dispose();

        Assert.True(first.IsDisposed);
        Assert.True(second.IsDisposed);
    }

    [Theory]
    [InlineData(null, "none")]
    [InlineData("ROUTER_1", "ROUTER_1")]
    public async Task An_attempt_is_one_line_in_the_log(string? trackingId, string shown)
    {
        var listener = new Listener();
        var network = new Handler(() =>
        {
            time.Advance(TimeSpan.FromMilliseconds(41.6));
            var response = new HttpResponseMessage(HttpStatusCode.NotFound);
            response.Headers.TryAddWithoutValidation("trackingid", trackingId ?? string.Empty);
            return response;
        });

        using HttpResponseMessage response = await SendAsync(network, listener);

        Assert.Equal([$"GET https://webexapis.com/v1/people/me: 404 in 42 ms, tracking ID {shown}"], listener.Log);
    }

    [Fact]
    public async Task So_is_one_without_a_response()
    {
        var listener = new Listener();
        var network = new Handler(() =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            throw new HttpRequestException("The connection to a-secret-place was lost.");
        });

        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(network, listener));

        Assert.Equal(["GET https://webexapis.com/v1/people/me: HttpRequestException after 2000 ms"], listener.Log);
    }

    [Fact]
    public async Task Without_a_log_no_line_is_made()
    {
        var listener = new Listener { IsLoggingEnabled = false };

        using HttpResponseMessage response = await SendAsync(new Handler(() => new HttpResponseMessage()), listener);

        Assert.Empty(listener.Log);
    }

    private async Task<HttpResponseMessage> SendAsync(Handler network, Listener listener)
    {
        using var invoker = new HttpMessageInvoker(new LogHandler(time) { InnerHandler = network });
        using var request = new WebexRequestMessage(
            HttpMethod.Get, new Uri("https://webexapis.com/v1/people/me"), new RequestContext(1, 1, listener));
        return await invoker.SendAsync(request, CancellationToken.None);
    }

    private sealed class Handler(Func<HttpResponseMessage>? respond = null) : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(respond!());
            }
            catch (HttpRequestException lost)
            {
                return Task.FromException<HttpResponseMessage>(lost);
            }
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
