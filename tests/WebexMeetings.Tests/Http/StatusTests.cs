using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>The table of response codes that both API pages document, status by status.</summary>
public sealed class StatusTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    public static TheoryData<int, WebexErrorKind, int> Statuses => new()
    {
        // Status, kind, requests that a read makes in all.
        { 400, WebexErrorKind.BadRequest, 1 },
        { 401, WebexErrorKind.Unauthorized, 1 },
        { 403, WebexErrorKind.Forbidden, 1 },
        { 404, WebexErrorKind.NotFound, 1 },
        { 405, WebexErrorKind.MethodNotAllowed, 1 },
        { 409, WebexErrorKind.Conflict, 1 },
        { 410, WebexErrorKind.Gone, 1 },
        { 415, WebexErrorKind.BadRequest, 1 },
        { 418, WebexErrorKind.BadRequest, 1 },
        { 423, WebexErrorKind.Locked, 5 },
        { 428, WebexErrorKind.BadRequest, 1 },
        { 429, WebexErrorKind.TooManyRequests, 5 },
        { 500, WebexErrorKind.ServerError, 5 },
        { 501, WebexErrorKind.ServerError, 1 },
        { 502, WebexErrorKind.ServerError, 5 },
        { 503, WebexErrorKind.ServerError, 5 },
        { 504, WebexErrorKind.ServerError, 5 },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_read_that_fails_says_why_and_what_to_do(int status, WebexErrorKind kind, int attempts)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = status, Body = Body("The reason of Webex") });

        WebexApiException failure = await session.FailRoomAsync("a@x.com", "site4.webex.com");

        Assert.Equal((kind, status), (failure.Kind, failure.StatusCode));
        Assert.Equal("The reason of Webex", failure.Reason);
        Assert.Equal("TRACK_1", failure.TrackingId);
        Assert.StartsWith(
            $"Personal room of 'a@x.com' on 'site4.webex.com': The reason of Webex. Webex returned {status} (",
            failure.Message,
            StringComparison.Ordinal);
        Assert.EndsWith("), tracking ID TRACK_1.", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.RecommendedAction.Length, 20, 200);
        Assert.NotEmpty(failure.RecommendedAction);
        Assert.Equal(attempts, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_failure_without_a_body_is_no_riddle_either(int status, WebexErrorKind kind, int attempts)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody, Status = status });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.GetTypesAsync("a@x.com"));

        Assert.Equal((kind, status), (failure.Kind, failure.StatusCode));
        Assert.Null(failure.Reason);
        Assert.Matches($"^Session types of 'a@x.com': Webex returned {status} \\([a-z ]+\\), tracking ID ROUTER_.+\\.$", failure.Message);
        Assert.NotEmpty(failure.RecommendedAction);
        Assert.Equal(attempts, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData(423, 1)]
    [InlineData(429, 5)]
    [InlineData(500, 1)]
    [InlineData(502, 1)]
    [InlineData(503, 1)]
    [InlineData(504, 1)]
    public async Task A_write_is_sent_again_only_after_429_which_says_that_it_was_not_carried_out(int status, int attempts)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = status });

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.Client.SendAsync(Write(), CancellationToken.None));

        Assert.Equal(status, failure.StatusCode);
        Assert.Equal(attempts, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData(FaultKind.CloseConnection)]
    [InlineData(FaultKind.CutOff)]
    public async Task A_write_whose_connection_is_lost_is_not_sent_again(FaultKind fault)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = fault });

        await Assert.ThrowsAsync<WebexApiException>(() => session.Client.SendAsync(Write(), CancellationToken.None));

        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_write_that_is_sent_again_carries_its_body_again()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "1", Times = 2 });

        await Assert.ThrowsAsync<WebexApiException>(() => session.Client.SendAsync(Write(), CancellationToken.None));

        Assert.Equal(3, fixture.Simulator.RequestLog.Total);
        Assert.All(fixture.Simulator.RequestLog.Entries, request => Assert.Equal("{\"siteUrl\":\"unknown.example\"}", request.Body));
    }

    [Theory]
    [InlineData(423)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failure_that_passes_is_not_seen_by_anybody(int status)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = status, Times = 4 });

        PersonalRoom room = await session.GetRoomAsync("a@x.com");

        Assert.NotNull(room.PersonalMeetingRoomLink);
        Assert.Equal(5, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task Waits_between_attempts_double_give_or_take_a_fifth()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 503 });

        await session.FailRoomAsync();

        double[] waits = [.. session.Listener.Waits.Select(wait => wait.TotalSeconds)];
        Assert.Equal(4, waits.Length);
        for (int i = 0; i < waits.Length; i++)
        {
            Assert.InRange(waits[i], Math.Pow(2, i) * 0.8, Math.Pow(2, i) * 1.2);
        }
    }

    private static string Body(string reason) =>
        $$"""{"message":"See 'errors' for more details.","errors":[{"description":"{{reason}}"}],"trackingId":"TRACK_1"}""";

    private static ApiRequest Write() => new()
    {
        Method = HttpMethod.Put,
        Path = "/admin/meeting/userconfig/sessionTypes",
        Subject = "Session types",
        Body = "{\"siteUrl\":\"unknown.example\"}"u8.ToArray(),
    };
}
