using WebexMeetings.Commands.Output;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>The shapes in which Webex says no, each with the reason that an administrator should read.</summary>
public sealed class ErrorBodyTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly Dictionary<string, (string Body, string? Reason)> Shapes = new()
    {
        ["the usual one"] = ("""{"message":"See errors.","errors":[{"description":"The reason"}],"trackingId":"T"}""", "The reason"),
        ["several reasons"] = ("""{"message":"See errors.","errors":[{"description":""},{"description":"The reason"}]}""", "The reason"),
        ["no errors array"] = ("""{"message":"The reason","trackingId":"T"}""", "The reason"),
        ["an empty errors array"] = ("""{"message":"The reason","errors":[]}""", "The reason"),
        ["errors as text"] = ("""{"message":"The reason","errors":"many"}""", "The reason"),
        ["the old one"] = ("""{"error":[{"key":"400","message":[{"description":"The reason","code":"x"}]}],"trackingId":"T","errorCode":7}""", "The reason"),
        ["OAuth's"] = ("""{"error":"invalid_grant","error_description":"The reason"}""", "The reason"),
        ["OAuth's without a description"] = ("""{"error":"invalid_grant"}""", "invalid_grant"),
        ["several lines"] = ("{\"message\":\"The\\r\\n\\treason\"}", "The reason"),
        ["a number for a reason"] = ("""{"message":42}""", null),
        ["a list"] = ("""["The reason"]""", "The reason"),
        ["texts in the list"] = ("""{"message":"See errors.","errors":["The reason"]}""", "The reason"),
        ["an object in place of the list"] = ("""{"message":"See errors.","errors":{"description":"The reason"}}""", "The reason"),
        ["an object for the error"] = ("""{"error":{"message":"The reason"}}""", "The reason"),
        ["capitals"] = ("""{"Message":"See errors.","Errors":[{"Description":"The reason"}],"TrackingId":"T"}""", "The reason"),
        ["text"] = ("The reason", "The reason"),
        ["HTML with a title"] = ("<!DOCTYPE html>\n<html><head><title>\nThe reason</title></head><body>Bad</body></html>", "The reason"),
        ["HTML with a heading"] = ("<html><body><h1 class='x'>The reason</h1>Bad</body></html>", "The reason"),
        ["HTML"] = ("<html><body>Bad</body></html>", null),
        ["JSON that is cut off"] = ("""{"message":"The rea""", null),
        ["nothing"] = ("", null),
        ["a blank"] = (" ", null),
    };

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public async Task The_reason_is_found_in(string shape)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 400, Body = Shapes[shape].Body });

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal((WebexErrorKind.BadRequest, Shapes[shape].Reason), (failure.Kind, failure.Reason));
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("""{"message":"No","errorCode":4711}""", "4711")]
    [InlineData("""{"message":"No","ErrorCode":"wbx.11"}""", "wbx.11")]
    [InlineData("""{"message":"No","code":"400001"}""", "400001")]
    [InlineData("""{"message":"No","errors":[{"description":"x","errorCode":7}]}""", "7")]
    [InlineData("""{"error":[{"key":"400","message":[{"description":"No","code":"x-1"}]}]}""", "x-1")]
    [InlineData("""{"error":{"message":"No","code":12}}""", "12")]
    public async Task The_error_code_of_the_API_is_told(string body, string code)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 400, Body = body });

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Equal(code, failure.ErrorCode);
        Assert.Contains(
            $" Webex returned 400 (bad request), error code {code}, tracking ID ROUTER_", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tracking_id_of_the_body_goes_before_the_header()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 400, Body = """{"trackingId":"FROM_BODY"}""" });

        Assert.Equal("FROM_BODY", (await session.FailRoomAsync()).TrackingId);
    }

    [Fact]
    public async Task Without_a_tracking_id_none_is_named()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Kind = FaultKind.NoTrackingId, Status = 404, Body = """{"message":"Not here"}""" });

        WebexApiException failure = await session.FailRoomAsync();

        Assert.Null(failure.TrackingId);
        Assert.Equal("Your own personal room: Not here. Webex returned 404 (not found).", failure.Message);
    }

    [Fact]
    public async Task A_reason_of_a_thousand_words_is_cut()
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Faults.Add(new Fault { Status = 400, Body = $$"""{"message":"{{new string('x', 50_000)}}"}""" });

        Assert.InRange((await session.FailRoomAsync()).Message.Length, 500, 700);
    }

    [Theory]
    [InlineData("""{"message":"Bearer TOKEN is wrong"}""")]
    [InlineData("""{"errors":[{"description":"Authorization: Bearer TOKEN"}]}""")]
    [InlineData("""{"message":"token=TOKEN&x=1"}""")]
    [InlineData("""{"message":"You sent TOKEN"}""")]
    [InlineData("""{"trackingId":"TOKEN","message":"no"}""")]
    public async Task A_server_that_repeats_the_token_does_not_put_it_on_a_screen(string body)
    {
        using Session session = fixture.Connect();
        string token = fixture.Simulator.Tokens.Admin.Value;
        fixture.Simulator.Faults.Add(new Fault { Status = 400, Body = body.Replace("TOKEN", token, StringComparison.Ordinal) });

        WebexApiException failure = await session.FailRoomAsync();

        Assert.DoesNotContain(
            token[..20], failure.ToString() + failure.Reason + failure.TrackingId + failure.RecommendedAction, StringComparison.Ordinal);
    }
}
