using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>
/// Many changes at the same time, against a Webex that fails, throttles and answers in strange shapes: afterwards each user has exactly
/// what the change leads to, or has what was there before and an error; nobody has anything else.
/// </summary>
public sealed class ChangeStormTests
{
    private const int Users = 1_000;
    private const string Site = "site1.example.webex.com";

    private static readonly PersonalRoomPatch Patch = new() { Topic = "Storm", AutoLockMinutes = 15 };

    [Fact]
    public async Task Each_room_is_the_exact_merge_or_as_it_was_with_one_error()
    {
        await using WebexSimulator simulator = await StartAsync();
        using var session = new Session(simulator.ApiBaseUri, simulator.Tokens.Admin.Value, new SessionSettings { ThrottleLimit = 20 });
        string[] emails = [.. Emails().Where(email => simulator.Organization.Room(email, Site) is not null)];
        Dictionary<string, Room> before = emails.ToDictionary(email => email, email => simulator.Organization.Room(email, Site)!);

        Dictionary<string, WebexApiException?> failures = await RunAsync(emails, async email =>
            await session.Rooms.ChangeAsync(email, Site, Patch, readBack: true, CancellationToken.None));

        ILookup<string, LoggedRequest> writes =
            WritesBy(simulator, request => Uri.UnescapeDataString(request.PathAndQuery.Split("userEmail=")[1].Split('&')[0]));
        foreach (string email in emails)
        {
            Room wanted = before[email] with { Topic = "Storm", AutoLockMinutes = 15 };
            Room after = simulator.Organization.Room(email, Site)!;
            Assert.True(Same(after, wanted) || Same(after, before[email]), email);
            Assert.True(Same(after, wanted) || failures[email] is not null, $"{email} has no change and no error");
            Assert.All(writes[email], RequestSchemas.Check);
            CheckFailure(email, failures[email], writes[email]);
        }

        CheckStorm(simulator, failures);
    }

    [Fact]
    public async Task Each_user_has_the_exact_set_or_the_set_that_was_with_one_error()
    {
        await using WebexSimulator simulator = await StartAsync();
        using var session = new Session(simulator.ApiBaseUri, simulator.Tokens.Admin.Value, new SessionSettings { ThrottleLimit = 20 });
        string[] emails = [.. Emails().Where(email => simulator.Organization.Room(email, Site) is not null)];
        Dictionary<string, string[]> before =
            emails.ToDictionary(email => email, email => simulator.Organization.SessionTypeIds(email, Site).ToArray());
        string[] everybodyBefore = Snapshot(simulator, emails);

        Dictionary<string, WebexApiException?> failures = await RunAsync(emails, async email =>
            await session.SessionTypes.ChangeAsync(
                new UserIdentity(email, null), Site, SessionTypeChange.Add, ["659"], readBack: true, CancellationToken.None));

        foreach (string email in emails)
        {
            HashSet<string> after = [.. simulator.Organization.SessionTypeIds(email, Site)];
            bool isWanted = after.SetEquals(before[email].Append("659"));
            Assert.True(
                isWanted || after.SetEquals(before[email]),
                $"{email} lost or got something: {string.Join(' ', before[email])} -> {string.Join(' ', after)}");
            Assert.True(isWanted || failures[email] is not null, $"{email} has no change and no error");
        }

        Assert.All(simulator.RequestLog.Entries.Where(request => request.Method == "PUT"), RequestSchemas.Check);
        Assert.Equal(everybodyBefore, Snapshot(simulator, emails));
        CheckStorm(simulator, failures);
    }

    private static async Task<WebexSimulator> StartAsync()
    {
        WebexSimulator simulator =
            await WebexSimulator.StartAsync(new SimulatorOptions { People = Users, StrangeShapes = 0.4, StrangeSeed = 7 });
        simulator.Faults.Add(new Fault { Status = 429, RetryAfter = "1", Probability = 0.03, Seed = 1 });
        simulator.Faults.Add(new Fault { Status = 503, Probability = 0.02, Seed = 2 });
        simulator.Faults.Add(new Fault { Kind = FaultKind.CloseConnection, Probability = 0.01, Seed = 3 });
        simulator.Faults.Add(new Fault { Kind = FaultKind.CutOff, Probability = 0.01, Seed = 4 });
        simulator.Faults.Add(new Fault { Kind = FaultKind.Html, Status = 200, Probability = 0.01, Seed = 5 });
        return simulator;
    }

    private static IEnumerable<string> Emails() => Enumerable.Range(1, Users).Select(Organization.Email);

    private static async Task<Dictionary<string, WebexApiException?>> RunAsync(string[] emails, Func<string, Task> change)
    {
        var failures = emails.ToDictionary(email => email, WebexApiException? (_) => null);
        await Parallel.ForEachAsync(emails, new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (email, _) =>
        {
            try
            {
                await change(email);
            }
            catch (WebexApiException failure)
            {
                lock (failures)
                {
                    failures[email] = failure;
                }
            }
        });
        return failures;
    }

    private static ILookup<string, LoggedRequest> WritesBy(WebexSimulator simulator, Func<LoggedRequest, string> user) =>
        simulator.RequestLog.Entries.Where(request => request.Method == "PUT").ToLookup(user);

    private static void CheckFailure(string email, WebexApiException? failure, IEnumerable<LoggedRequest> writes)
    {
        if (failure is null)
        {
            return;
        }

        Assert.Contains(email, failure.Message, StringComparison.Ordinal);
        Assert.True(!failure.Message.Contains("Nothing was changed", StringComparison.Ordinal) || !writes.Any(), failure.Message);
    }

    private static void CheckStorm(WebexSimulator simulator, Dictionary<string, WebexApiException?> failures)
    {
        Assert.InRange(failures.Values.Count(failure => failure is not null), failures.Count / 50, failures.Count / 2);
        Assert.InRange(simulator.RequestLog.Entries.Select(request => request.Shape).Distinct().Count(), 15, int.MaxValue);
        // A slow machine may answer each request before the next one arrives.
        Assert.InRange(simulator.RequestLog.MaxInFlight, 1, 20);
    }

    /// <summary>What the people have elsewhere, and what somebody has who was not changed.</summary>
    private static string[] Snapshot(WebexSimulator simulator, string[] emails) =>
    [
        string.Join(' ', simulator.Organization.SessionTypeIds(Organization.AdminEmail, Site)),
        .. emails.Take(200).SelectMany(
            email => simulator.Organization.Find(email)!.HostSites.Where(site => site.Host != Site)
                .Select(site => string.Join(' ', simulator.Organization.SessionTypeIds(email, site.Host)))),
    ];

    private static bool Same(Room one, Room other) =>
        one with { CoHosts = [] } == other with { CoHosts = [] }
        && one.CoHosts.Select(coHost => coHost.Email).SequenceEqual(other.CoHosts.Select(coHost => coHost.Email));
}
