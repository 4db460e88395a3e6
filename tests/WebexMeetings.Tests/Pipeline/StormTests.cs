using WebexMeetings.Pipeline;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Pipeline;

public sealed class StormTests
{
    private const int Users = 10_000;

    [Fact]
    public async Task Ten_thousand_users_in_a_storm_have_one_outcome_each_in_order_and_the_log_of_Webex_agrees()
    {
        await using WebexSimulator simulator =
            await WebexSimulator.StartAsync(new SimulatorOptions { People = Users, StrangeShapes = 0.1 });
        OrderStorm(simulator.Faults);
        string[] emails = [.. Enumerable.Range(1, Users).Select(Organization.Email)];
        using var session = new Session(simulator.ApiBaseUri, simulator.Tokens.Admin.Value);
        using var command = new Command(session.Connection, throttleLimit: 20);

        command.Run(emails);

        Assert.Equal(emails, command.Outcomes.Select(outcome => (string)outcome.Input.Target!));
        ILookup<string, LoggedRequest> log = simulator.RequestLog.Entries.ToLookup(AskedFor);
        foreach (Outcome outcome in command.Outcomes)
        {
            string email = (string)outcome.Input.Target!;
            CheckOutcome(outcome, [.. log[email]], simulator.Organization.Find(email)!);
        }

        Assert.Equal(simulator.RequestLog.Total, emails.Sum(email => log[email].Count()));
        Assert.InRange(simulator.RequestLog.MaxInFlight, 2, 20);
        Assert.All(simulator.Faults.All, fault => Assert.InRange(fault.Given, 50, 1_500));
    }

    private static void OrderStorm(FaultSchedule faults)
    {
        faults.Add(new Fault { Status = 429, RetryAfter = "1", Probability = 0.05, Seed = 1 });
        faults.Add(new Fault { Status = 503, Probability = 0.02, Seed = 2 });
        faults.Add(new Fault { Kind = FaultKind.CloseConnection, Probability = 0.01, Seed = 3 });
        faults.Add(new Fault { Kind = FaultKind.CutOff, Probability = 0.01, Seed = 4 });
        faults.Add(new Fault { Kind = FaultKind.Html, Status = 200, Probability = 0.01, Seed = 5 });
        faults.Add(new Fault { Kind = FaultKind.Usual, Delay = TimeSpan.FromMilliseconds(3), Probability = 0.03, Seed = 6 });
    }

    private static string AskedFor(LoggedRequest request) => Uri.UnescapeDataString(request.PathAndQuery.Split("userEmail=")[1]);

    /// <summary>The last request decides what is reported; each one before it failed in a way that passes.</summary>
    private static void CheckOutcome(Outcome outcome, LoggedRequest[] requests, WebexMeetings.Simulator.Person person)
    {
        Assert.True(requests.Length is >= 1 and <= 5, $"{requests.Length} requests: {outcome.Failure}");
        Assert.All(
            requests[..^1],
            request => Assert.True(Passes(request), $"{outcome.Input.Name}: sent again after {request.Status} {request.Fault}"));
        WebexErrorKind? expected = Expected(requests[^1], person);
        Assert.Equal(expected, (outcome.Failure as WebexApiException)?.Kind);
        Assert.Equal(expected is null ? 1 : 0, outcome.Objects.Count);
        bool isOwnRoom = requests[^1].Shape == "the caller's own room";
        Assert.All(
            isOwnRoom ? [] : outcome.Objects,
            room => Assert.Contains(person.Email.Split('@')[0], ((PersonalRoom)room).PersonalMeetingRoomLink, StringComparison.Ordinal));
    }

    /// <summary>Whether the room came in a shape that does not show its link, and a room without a link is none.</summary>
    private static bool HidesLink(string? shape) =>
        shape is not null && shape.EndsWith(" personalMeetingRoomLink", StringComparison.Ordinal)
            && !shape.StartsWith("upper case", StringComparison.Ordinal);

    private static bool Passes(LoggedRequest request) =>
        request.Status is 429 or 503 || request.Fault is FaultKind.CloseConnection or FaultKind.CutOff;

    private static WebexErrorKind? Expected(LoggedRequest last, WebexMeetings.Simulator.Person person) => last.Fault switch
    {
        FaultKind.Status => last.Status == 429 ? WebexErrorKind.TooManyRequests : WebexErrorKind.ServerError,
        FaultKind.CloseConnection => WebexErrorKind.ConnectionFailed,
        FaultKind.Html => WebexErrorKind.InvalidResponse,

        // The status of a failure is told also when its body breaks off.
        FaultKind.CutOff when person.Kind == PersonKind.Ordinary => WebexErrorKind.InvalidResponse,
        _ when last.Shape == "the caller's own room" => null,
        _ when HidesLink(last.Shape) => WebexErrorKind.NotFound,
        _ => person.Kind == PersonKind.Ordinary ? null : WebexErrorKind.NotFound,
    };
}
