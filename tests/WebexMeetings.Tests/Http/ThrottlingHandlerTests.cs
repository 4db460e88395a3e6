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
    private ConnectionSettings settings;

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

    [Theory]
    [InlineData("/people", true)]
    [InlineData("/people/me", true)]
    [InlineData("//people/", true)]
    [InlineData("/admin/people", true)]
    [InlineData("/admin/people/me", true)]
    [InlineData("/PEOPLE?max=2", true)]
    [InlineData("", false)]
    [InlineData("/", false)]
    [InlineData("/admin", false)]
    [InlineData("/me/people", false)]
    [InlineData("/meetingPreferences/people", false)]
    [InlineData("/admin/meetings/people", false)]
    public async Task A_closed_area_holds_back_its_own_requests_alone(string path, bool isHeld)
    {
        await CloseAreaAsync();
        var network = new Network();

        _ = SendAsync(network, path);

        Assert.Equal(isHeld ? 0 : 1, network.Sent);
    }

    [Fact]
    public async Task An_address_outside_of_the_base_address_has_an_area_too()
    {
        await CloseAreaAsync();
        var network = new Network();

        _ = SendAsync(network, new Uri("https://webexapis.com/people"), random: 0.5);

        Assert.Equal(0, network.Sent);
    }

    [Theory]
    [InlineData(1, 0.5, 1.0)]
    [InlineData(2, 0.5, 2.0)]
    [InlineData(5, 0.5, 16.0)]
    [InlineData(6, 0.5, 32.0)]
    [InlineData(9, 0.5, 32.0)]
    [InlineData(2, 0.0, 1.6)]
    [InlineData(2, 1.0, 2.4)]
    public async Task Without_a_Retry_After_the_wait_doubles_and_differs(int attempt, double random, double seconds)
    {
        WebexRequestMessage message = await FailAsync(503, attempt, random, retryAfter: null);

        Assert.Equal((503, true), (message.Result.Status, message.Result.IsTransient));
        Assert.Equal(seconds, message.Result.Delay.TotalSeconds, precision: 6);
    }

    [Theory]
    [InlineData(5, 3.0, 3.0)]
    [InlineData(5, 0.0, 16.0)]
    [InlineData(1, 1.0, 1.0)]
    public async Task It_is_never_longer_than_the_connection_allows(int attempt, double longest, double seconds)
    {
        settings = new ConnectionSettings
        {
            Address = ApiAddress.Commercial,
            Time = time,
            MaximumRetryAfter = TimeSpan.FromSeconds(longest),
        };

        WebexRequestMessage message = await FailAsync(503, attempt, random: 0.5, retryAfter: null);

        Assert.Equal(seconds, message.Result.Delay.TotalSeconds, precision: 6);
    }

    [Theory]
    [InlineData(429, 7.0, 7.0)]
    [InlineData(503, 7.0, 7.0)]
    [InlineData(404, 7.0, 0.0)]
    [InlineData(200, null, 0.0)]
    public async Task What_Webex_asks_for_counts_where_another_attempt_may_help(int status, double? asked, double delay)
    {
        WebexRequestMessage message = await FailAsync(status, attempt: 1, random: 0.5, retryAfter: "7");

        Assert.Equal(asked, message.Result.RetryAfter?.TotalSeconds);
        Assert.Equal(delay, message.Result.Delay.TotalSeconds);
    }

    [Theory]
    [InlineData(Area, true)]
    [InlineData("meetings", false)]
    public async Task Requests_that_its_area_accepts_after_a_refusal_make_the_next_refusal_bad_luck(string area, bool isBadLuck)
    {
        WebexRequestMessage message = NewMessage(new Uri("https://webexapis.com/v1/people"), attempt: 1);
        limiter.OnSuccess(await AcquireAsync());
        await RefuseAsync(message);
        Assert.False(message.Result.AreOthersAccepted);
        await RefuseAsync(message);
        Assert.False(message.Result.AreOthersAccepted);

        limiter.OnSuccess(await limiter.AcquireAsync(command, area, CancellationToken.None));
        await RefuseAsync(message);

        Assert.Equal(isBadLuck, message.Result.AreOthersAccepted);
        await RefuseAsync(message);
        Assert.Equal(isBadLuck, message.Result.AreOthersAccepted);
    }

    [Theory]
    [InlineData(502, 1)]
    [InlineData(503, 1)]
    [InlineData(504, 1)]
    [InlineData(500, 0)]
    public async Task Five_gateway_errors_in_a_row_hold_back_the_next_request(int status, int held)
    {
        for (int i = 0; i < 5; i++)
        {
            await FailAsync(status, attempt: 1, random: 0.5, retryAfter: null);
        }

        var network = new Network();
        _ = SendAsync(network);

        Assert.Equal(1 - held, network.Sent);
    }

    [Fact]
    public async Task So_do_five_lost_connections()
    {
        for (int i = 0; i < 5; i++)
        {
            var lost = new Network();
            lost.Response.SetException(new HttpRequestException("The connection was lost."));
            await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(lost));
        }

        var network = new Network();
        _ = SendAsync(network);

        Assert.Equal(0, network.Sent);
    }

    private async Task RefuseAsync(WebexRequestMessage message)
    {
        var network = new Network();
        network.Response.SetResult(new HttpResponseMessage((HttpStatusCode)429));
        (await SendAsync(network, message, random: 0.5)).Dispose();
    }

    private async Task CloseAreaAsync()
    {
        List<RatePermit> refused = [await AcquireAsync(), await AcquireAsync(), await AcquireAsync(), await AcquireAsync()];
        refused.ForEach(permit => limiter.OnThrottled(permit, TimeSpan.FromMinutes(1)));
        refused.ForEach(limiter.Release);
    }

    private async Task<WebexRequestMessage> FailAsync(int status, int attempt, double random, string? retryAfter)
    {
        var network = new Network();
        var response = new HttpResponseMessage((HttpStatusCode)status);
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
        }

        network.Response.SetResult(response);
        (WebexRequestMessage message, Task<HttpResponseMessage> sent) =
            Send(network, new Uri("https://webexapis.com/v1/people"), random, attempt);
        (await sent).Dispose();
        return message;
    }

    private Task<RatePermit> AcquireAsync() => limiter.AcquireAsync(command, Area, CancellationToken.None).AsTask();

    private Task<HttpResponseMessage> SendAsync(Network network, string path = "/" + Area) =>
        SendAsync(network, new Uri(ApiAddress.Commercial.BaseUri.AbsoluteUri + path), random: 0.5);

    private Task<HttpResponseMessage> SendAsync(Network network, Uri address, double random) =>
        Send(network, address, random, attempt: 1).Sent;

    private (WebexRequestMessage Message, Task<HttpResponseMessage> Sent) Send(Network network, Uri address, double random, int attempt)
    {
        WebexRequestMessage message = NewMessage(address, attempt);
        return (message, SendAsync(network, message, random));
    }

    private WebexRequestMessage NewMessage(Uri address, int attempt) => new(HttpMethod.Get, address, command) { Attempt = attempt };

    private Task<HttpResponseMessage> SendAsync(Network network, WebexRequestMessage message, double random)
    {
        var handler = new ThrottlingHandler(limiter, settings, () => random) { InnerHandler = network };
        return new HttpMessageInvoker(handler).SendAsync(message, CancellationToken.None);
    }

    private sealed class Network : HttpMessageHandler
    {
        public TaskCompletionSource<HttpResponseMessage> Response { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent++;
            return Response.Task;
        }
    }
}
