using System.Net;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>What the rate limiter is told of a response: whether the server accepted the request, whatever else it says.</summary>
public sealed class ThrottlingHandlerTests
{
    private const string Area = "people";

    private readonly FakeTimeProvider time = new();
    private readonly RequestContext command = new(10, RetryHandler.MaximumAttempts, new Listener());
    private readonly AdaptiveRateLimiter limiter;
    private readonly ConnectionSettings settings;

    public ThrottlingHandlerTests()
    {
        limiter = new AdaptiveRateLimiter(time, TimeSpan.FromMinutes(5));
        settings = new ConnectionSettings { Address = ApiAddress.Commercial, Time = time };
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(404, true)]
    [InlineData(423, true)]
    [InlineData(500, true)]
    [InlineData(429, false)]
    [InlineData(502, false)]
    [InlineData(503, false)]
    [InlineData(504, false)]
    public async Task An_accepted_request_opens_an_area_that_refusals_closed(int status, bool isAccepted)
    {
        var network = new Network();
        List<RatePermit> refused = [await AcquireAsync(), await AcquireAsync(), await AcquireAsync(), await AcquireAsync()];
        Task<HttpResponseMessage> later = SendAsync(network);
        refused.ForEach(permit => limiter.OnThrottled(permit, TimeSpan.FromMinutes(1)));
        Task<RatePermit> waits = AcquireAsync();
        Assert.False(waits.IsCompleted);

        network.Response.SetResult(new HttpResponseMessage((HttpStatusCode)status));
        using HttpResponseMessage response = await later;

        Assert.Equal(isAccepted, waits.IsCompleted);
        Assert.Equal(isAccepted ? 5 : 4, command.InFlight);
    }

    [Fact]
    public async Task A_lost_connection_opens_nothing()
    {
        var network = new Network();
        List<RatePermit> refused = [await AcquireAsync(), await AcquireAsync(), await AcquireAsync(), await AcquireAsync()];
        Task<HttpResponseMessage> later = SendAsync(network);
        refused.ForEach(permit => limiter.OnThrottled(permit, TimeSpan.FromMinutes(1)));
        Task<RatePermit> waits = AcquireAsync();

        network.Response.SetException(new HttpRequestException("The connection was lost."));
        await Assert.ThrowsAsync<HttpRequestException>(() => later);

        Assert.False(waits.IsCompleted);
    }

    private Task<RatePermit> AcquireAsync() => limiter.AcquireAsync(command, Area, CancellationToken.None).AsTask();

    private Task<HttpResponseMessage> SendAsync(Network network)
    {
        var message = new WebexRequestMessage(HttpMethod.Get, new Uri(ApiAddress.Commercial.BaseUri.AbsoluteUri + "/" + Area), command);
        return new HttpMessageInvoker(new ThrottlingHandler(limiter, settings, () => 0.5) { InnerHandler = network }).SendAsync(message, CancellationToken.None);
    }

    private sealed class Network : HttpMessageHandler
    {
        public TaskCompletionSource<HttpResponseMessage> Response { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Response.Task;
    }
}
