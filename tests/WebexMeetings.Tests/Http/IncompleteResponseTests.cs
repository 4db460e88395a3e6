using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Answers that are not what was promised, and answers that do not come.</summary>
public sealed class IncompleteResponseTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task An_empty_body_begins_with_nothing()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.EmptyBody });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.InvalidResponse, 200), (failure.Kind, failure.StatusCode));
        Assert.Matches(@"^Personal room of 'a@x\.com': The response was not the JSON that the API documents; it began with nothing\. Webex returned 200 \(OK\), tracking ID ROUTER_.+\.$", failure.Message);
        Assert.NotEmpty(failure.RecommendedAction);
    }

    [Fact]
    public async Task A_web_page_is_named_with_its_beginning_on_one_line()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Html, Status = 200 });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains("it began with '<html>", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.InRange(failure.Message.Length, 50, 300);
    }

    [Fact]
    public async Task JSON_that_ends_in_the_middle_is_named_without_its_secrets()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.CutOffJson });
        Room room = fixture.Simulator.Organization.Room("a@x.com")!;

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains("it began with '{\"topic\":", failure.Message, StringComparison.Ordinal);
        Assert.Contains("\"hostPin\":\"***\"", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(room.HostPin, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_asked_for_again_and_then_named_without_its_secrets()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.CutOff });
        Room room = fixture.Simulator.Organization.Room("a@x.com")!;

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.InvalidResponse, 200), (failure.Kind, failure.StatusCode));
        Assert.StartsWith(
            "Personal room of 'a@x.com': The response was cut off; it began with '{\"topic\":", failure.Message, StringComparison.Ordinal);
        Assert.Contains("tracking ID ROUTER_", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(room.HostPin, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData("{\"hostPin\":\"4711\"")]
    [InlineData("{\"hostPin\" : 4711")]
    [InlineData("{\"HOSTPIN\":\"4711")]
    [InlineData("[{\"telephony\":{\"accessCode\":\"4711\"}}]")]
    [InlineData("[{\"accessCode\":4711}]")]
    [InlineData("{\"audioPin\":\"4711\"")]
    [InlineData("{\"access_token\":\"4711\"")]
    [InlineData("{\"refresh_token\":\"4711")]
    [InlineData("{\"password\":\"\\\"4711\"")]
    [InlineData("{\"hostPin\":{\"value\":\"4711\"")]
    [InlineData("{\"hostPin\":[\"4711\"]")]
    [InlineData("{'hostPin':'4711'}")]
    [InlineData("hostPin=4711&x=1")]
    [InlineData("<p>hostPin: 4711</p>")]
    [InlineData("Authorization: Bearer 4711")]
    public async Task No_secret_is_in_the_beginning_that_is_named(string body)
    {
        using Session session = fixture.ConnectToAnswer(body);

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.DoesNotContain("4711", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_repeats_the_token_does_not_put_it_on_a_screen()
    {
        using Session session = fixture.Connect();
        string token = fixture.Simulator.Tokens.Admin.Value;
        fixture.Simulator.Faults.Add(new Fault { Status = 200, Body = $"<html>{new string(' ', 60)}{token}</html>" });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.DoesNotContain(token[..8], failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_connection_is_tried_again_and_then_a_failure_of_the_connection()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.CloseConnection });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.ConnectionFailed, null), (failure.Kind, failure.StatusCode));
        Assert.StartsWith(
            $"Personal room of 'a@x.com': The connection to {fixture.Simulator.ApiBaseUri.Authority} failed: ",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains("the connection was lost", session.Listener.Reasons);
        Assert.Equal(5, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData(FaultKind.CloseConnection)]
    [InlineData(FaultKind.CutOff)]
    public async Task A_connection_that_is_lost_a_few_times_is_not_seen_by_anybody(FaultKind fault)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = fault, Times = 4 });

        Assert.NotNull(await session.GetRoomAsync("a@x.com"));
        Assert.Equal(5, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_refused_connection_names_the_address_and_the_proxy()
    {
        WebexSimulator gone = await WebexSimulator.StartAsync();
        Uri address = gone.ApiBaseUri;
        await gone.DisposeAsync();
        using var session = new Session(address, "token");

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith(
            $"Personal room of 'a@x.com': The connection to {address.Authority} failed: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("proxy", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_an_answer_times_out_and_is_not_sent_again()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using Session session = fixture.Connect(new SessionSettings { Time = time, Timeout = TimeSpan.FromSeconds(100) });
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Hang });
        Task<WebexApiException> failing = session.FailRoomAsync("a@x.com");
        await fixture.Simulator.Faults.WaitForHangingAsync(1);

        time.Advance(TimeSpan.FromSeconds(100));
        WebexApiException failure = await failing;

        Assert.Equal(WebexErrorKind.Timeout, failure.Kind);
        Assert.Equal("Personal room of 'a@x.com': No complete response arrived within 100 s.", failure.Message);
        Assert.Contains("-TimeoutSec", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_and_no_token_leaves_for_its_target()
    {
        await using WebexSimulator elsewhere = await WebexSimulator.StartAsync();
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(
            new Fault { Kind = FaultKind.Redirect, Status = 302, Location = elsewhere.ApiBaseUri + "/people/me?code=4711" });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.InvalidResponse, 302), (failure.Kind, failure.StatusCode));
        Assert.Contains(
            $"a redirect to '{elsewhere.ApiBaseUri}/people/me', which was not followed", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, elsewhere.RequestLog.Total);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }

    [Theory]
    [InlineData("/v1/people/me")]
    [InlineData("/relative?code=4711")]
    [InlineData(null)]
    public async Task A_redirect_to_the_same_host_or_to_nowhere_is_not_followed_either(string? location)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.Redirect, Status = 307, Location = location });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal((WebexErrorKind.InvalidResponse, 307), (failure.Kind, failure.StatusCode));
        Assert.DoesNotContain("4711", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, fixture.Simulator.RequestLog.Total);
    }
}
