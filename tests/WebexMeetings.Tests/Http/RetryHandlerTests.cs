using System.Net;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Which of several outcomes a request ends with, and what becomes of the others.</summary>
public sealed class RetryHandlerTests
{
    private static readonly AttemptResult Transient = new(503, IsTransient: true, RetryAfter: null, TimeSpan.FromSeconds(1));
    private static readonly HttpRequestException Lost = new("The connection was lost.");

    private readonly SimulatedTime time = new();

    [Fact]
    public async Task What_Webex_returned_is_the_result_when_no_other_attempt_may_be_sent()
    {
        var refusal = new TrackedResponse(HttpStatusCode.ServiceUnavailable);

        HttpResponseMessage result =
            await SendAsync(message => Refuse(message, refusal), _ => throw new AreaClosedException(TimeSpan.FromHours(1)));

        Assert.Same(refusal, result);
        Assert.False(refusal.IsDisposed);
    }

    [Fact]
    public async Task So_is_a_lost_connection()
    {
        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(
            () => SendAsync(Lose, _ => throw new AreaClosedException(TimeSpan.FromHours(1))));

        Assert.Same(Lost, failure);
    }

    [Fact]
    public async Task The_latest_outcome_counts_and_the_earlier_ones_are_released()
    {
        TrackedResponse[] refusals = [new(HttpStatusCode.ServiceUnavailable), new(HttpStatusCode.BadGateway)];

        HttpRequestException failure = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(
            message => Refuse(message, refusals[0]),
            message => Refuse(message, refusals[1]),
            Lose,
            _ => throw new AreaClosedException(TimeSpan.FromHours(1))));

        Assert.Same(Lost, failure);
        Assert.All(refusals, refusal => Assert.True(refusal.IsDisposed));
    }

    [Fact]
    public async Task After_a_lost_connection_a_refusal_is_the_outcome()
    {
        var refusal = new TrackedResponse(HttpStatusCode.ServiceUnavailable);

        HttpResponseMessage result = await SendAsync(
            Lose, message => Refuse(message, refusal), _ => throw new AreaClosedException(TimeSpan.FromHours(1)));

        Assert.Same(refusal, result);
    }

    [Fact]
    public async Task A_request_that_never_left_says_so() =>
        await Assert.ThrowsAsync<AreaClosedException>(() => SendAsync(_ => throw new AreaClosedException(TimeSpan.FromHours(1))));

    [Fact]
    public async Task A_success_releases_the_refusal_before_it()
    {
        var refusal = new TrackedResponse(HttpStatusCode.ServiceUnavailable);
        var success = new TrackedResponse(HttpStatusCode.OK);

        HttpResponseMessage result = await SendAsync(message => Refuse(message, refusal), message =>
        {
            message.Result = new AttemptResult(200, IsTransient: false, RetryAfter: null, TimeSpan.Zero);
            return success;
        });

        Assert.Same(success, result);
        Assert.Equal((true, false), (refusal.IsDisposed, success.IsDisposed));
    }

    [Theory]
    [InlineData(429, true, 10)]
    [InlineData(429, false, 5)]
    [InlineData(503, false, 5)]
    public async Task Bad_luck_among_accepted_requests_has_more_attempts(int status, bool areOthersAccepted, int attempts)
    {
        int sent = 0;
        AttemptResult outcome = Transient with { Status = status, AreOthersAccepted = areOthersAccepted };
        Func<WebexRequestMessage, HttpResponseMessage> refuse = message =>
        {
            sent++;
            message.Result = outcome;
            return new HttpResponseMessage((HttpStatusCode)status);
        };

        using HttpResponseMessage result = await SendAsync(RetryHandler.MaximumAttempts, [.. Enumerable.Repeat(refuse, 20)]);

        Assert.Equal((status, attempts), ((int)result.StatusCode, sent));
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 365.0 * 24 * 3600)]
    [InlineData("99999999999", 365.0 * 24 * 3600)]
    [InlineData("Sun, 01 Mar 2026 12:00:30 GMT", 30.0)]
    [InlineData("Sun, 01 Mar 2026 12:00:00 GMT", 0.0)]
    [InlineData("Sun, 01 Mar 2026 11:00:00 GMT", 0.0)]
    public void A_wait_is_never_negative_and_never_overflows(string header, double seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.TryAddWithoutValidation("Retry-After", header);

        Assert.Equal(seconds, RetryAfterHeader.Read(response, new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))!.Value.TotalSeconds);
    }

    private static TrackedResponse Refuse(WebexRequestMessage message, TrackedResponse refusal)
    {
        message.Result = Transient;
        return refusal;
    }

    private static TrackedResponse Lose(WebexRequestMessage message)
    {
        message.Result = Transient with { Status = 0 };
        throw Lost;
    }

    private Task<HttpResponseMessage> SendAsync(params Func<WebexRequestMessage, HttpResponseMessage>[] attempts) =>
        SendAsync(attempts.Length + 1, attempts);

    private async Task<HttpResponseMessage> SendAsync(int maximumAttempts, Func<WebexRequestMessage, HttpResponseMessage>[] attempts)
    {
        var scope = new RequestContext(1, maximumAttempts, new Listener());
        var message = new WebexRequestMessage(HttpMethod.Get, new Uri("https://webexapis.com/v1"), scope);
        using var invoker = new HttpMessageInvoker(new RetryHandler(time, TimeSpan.FromMinutes(5)) { InnerHandler = new Script(attempts) });
        return await invoker.SendAsync(message, CancellationToken.None);
    }

    private sealed class Script(Func<WebexRequestMessage, HttpResponseMessage>[] attempts) : HttpMessageHandler
    {
        private int next;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return Task.FromResult(attempts[next++]((WebexRequestMessage)request));
            }
            catch (Exception failure)
            {
                return Task.FromException<HttpResponseMessage>(failure);
            }
        }
    }

    private sealed class TrackedResponse(HttpStatusCode status) : HttpResponseMessage(status)
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
