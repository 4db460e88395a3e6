using System.Net;
using System.Text.Json;
using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class FaultTests : SimulatorTest
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_status_strikes_so_often_as_ordered()
    {
        Fault fault = Webex.Faults.Add(new Fault { Status = 429, RetryAfter = "rand(30),add(30)", Times = 1, UserEmail = "a@x.com" });
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath)).StatusCode);
        var struck = await GetAsync(RoomPath + "?userEmail=a@x.com");
        Assert.Equal(HttpStatusCode.TooManyRequests, struck.StatusCode);
        Assert.Equal("rand(30),add(30)", struck.Headers.NonValidated["Retry-After"].ToString());
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(RoomPath + "?userEmail=a@x.com")).StatusCode);
        Assert.Equal(1, fault.Given);
    }

    [Fact]
    public async Task Person_ids_and_headers_name_users_too()
    {
        Webex.Faults.Add(new Fault { Status = 503, UserEmail = "a@x.com" });
        string id = Webex.Organization.PersonId("a@x.com");
        Assert.Equal(503, (int)(await GetAsync("/admin/meeting/userconfig/sessionTypes?personId=" + id)).StatusCode);
        Assert.Equal(503, (int)(await GetAsync("/people?email=a%40x.com")).StatusCode);
    }

    [Fact]
    public async Task Answers_break_as_ordered()
    {
        using (Once(FaultKind.Html))
        {
            var html = await GetAsync(RoomPath);
            Assert.Equal(HttpStatusCode.BadGateway, html.StatusCode);
            Assert.Equal("text/html", html.Content.Headers.ContentType!.MediaType);
        }
        using (Once(FaultKind.EmptyBody))
            Assert.Equal("", await (await GetAsync(RoomPath)).Content.ReadAsStringAsync());
        using (Once(FaultKind.CutOffJson))
            await Assert.ThrowsAnyAsync<JsonException>(() => GetJsonAsync(RoomPath));
        using (Once(FaultKind.CutOff))
            await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(RoomPath));
        using (Once(FaultKind.NoTrackingId))
            Assert.False((await GetAsync(RoomPath)).Headers.Contains("trackingid"));
    }

    [Fact]
    public async Task Connections_close_without_an_answer()
    {
        // HttpClient sends a GET again when a kept connection dies; a write and a new connection show one attempt each.
        Webex.Faults.Add(new Fault { Kind = FaultKind.CloseConnection });
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(HttpMethod.Put, RoomPath, json: "{}"));
        Assert.Equal(0, Webex.RequestLog.Entries[0].Status);
        Assert.Equal(FaultKind.CloseConnection, Webex.RequestLog.Entries[0].Fault);
    }

    [Fact]
    public async Task Redirects_go_where_ordered()
    {
        Webex.Faults.Add(new Fault { Kind = FaultKind.Redirect, Location = "http://elsewhere.example/" });
        var response = await GetAsync(RoomPath);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("http://elsewhere.example/", response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Hanging_requests_are_counted_and_released()
    {
        Webex.Faults.Add(new Fault { Kind = FaultKind.Hang, Times = 3 });
        Task<HttpResponseMessage>[] requests = [GetAsync(RoomPath), GetAsync(RoomPath), GetAsync(RoomPath)];
        await Webex.Faults.WaitForHangingAsync(3).WaitAsync(Soon);
        Assert.Equal(3, Webex.RequestLog.InFlight);
        Assert.False(Array.Exists(requests, request => request.IsCompleted));
        Webex.Faults.ReleaseHanging();
        Assert.All(await Task.WhenAll(requests), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        Assert.Equal(3, Webex.RequestLog.MaxInFlight);
    }

    [Fact]
    public async Task A_client_that_leaves_is_seen()
    {
        Webex.Faults.Add(new Fault { Kind = FaultKind.Hang });
        using var leaving = new CancellationTokenSource();
        Task<HttpResponseMessage> request = SendAsync(HttpMethod.Get, RoomPath, cancellation: leaving.Token);
        await Webex.Faults.WaitForHangingAsync(1).WaitAsync(Soon);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Webex.RequestLog.WaitForIdleAsync().WaitAsync(Soon);
        Assert.True(Webex.RequestLog.Entries[0].AbortedByClient);
        Assert.Equal(1, Webex.RequestLog.AbortedByClient);
    }

    [Fact]
    public async Task A_storm_is_the_same_in_any_order()
    {
        int[] numbers = [.. Enumerable.Range(1, 40)];
        string first = await StormAsync(numbers);
        Array.Reverse(numbers);
        Assert.Equal(first, await StormAsync(numbers));
        Assert.Contains("503", first, StringComparison.Ordinal);
        Assert.Contains("200", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_third_and_later_ones()
    {
        Webex.Faults.Add(new Fault { Status = 500, Every = 3, Skip = 2 });
        var statuses = new List<int>();
        for (int request = 0; request < 8; request++)
            statuses.Add((int)(await GetAsync("/people/me")).StatusCode);
        Assert.Equal([200, 200, 200, 200, 500, 200, 200, 500], statuses);
    }

    [Fact]
    public async Task The_usual_answer_may_come_late_and_with_more_headers()
    {
        Webex.Faults.Add(new Fault
        {
            Kind = FaultKind.Usual, Delay = TimeSpan.FromMilliseconds(
                50), Headers = new Dictionary<string, string> { ["Warning"] = "1001 - \"x\"" },
        });
        long start = TimeProvider.System.GetTimestamp();
        var response = await GetAsync(RoomPath);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.Contains("Warning"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, 45, 10_000);
    }

    [Fact]
    public async Task The_log_agrees_with_the_client_under_load()
    {
        Webex.Organization.People = 600;
        Webex.Faults.Add(new Fault { Status = 429, RetryAfter = "0", Probability = 0.05, Seed = 1 });
        Webex.Faults.Add(new Fault { Kind = FaultKind.CutOff, Probability = 0.02, Seed = 2 });
        Webex.Faults.Add(new Fault { Kind = FaultKind.Html, Status = 200, Probability = 0.02, Seed = 3 });
        Webex.Faults.Add(new Fault { Kind = FaultKind.Usual, Delay = TimeSpan.FromMilliseconds(5), Probability = 0.1, Seed = 4 });
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        var numbers = Enumerable.Range(1, 600);
        await Parallel.ForEachAsync(numbers, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (number, _) =>
            seen.Add(await OutcomeAsync($"{RoomPath}?userEmail={Organization.Email(number)}")));
        var log = Webex.RequestLog.Entries;
        Assert.Equal(600, log.Count);
        Assert.Equal(log.Select(entry => entry.Fault == FaultKind.CutOff ? -1 : entry.Status).Order(), seen.Order());
        Assert.InRange(Webex.RequestLog.MaxInFlight, 1, 20);
        Assert.Equal(0, Webex.RequestLog.AbortedByClient);
        Assert.All(Webex.Faults.All, fault => Assert.NotEqual(0, fault.Given));
    }

    private async Task<int> OutcomeAsync(string path)
    {
        try
        {
            return (int)(await GetAsync(path)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return -1;
        }
    }

    private async Task<string> StormAsync(int[] numbers)
    {
        Webex.Reset();
        Webex.Faults.Add(new Fault { Status = 503, Probability = 0.3, Seed = 5 });
        var statuses = new SortedDictionary<int, string>();
        foreach (int number in numbers)
        {
            string path = $"/people?email={Organization.Email(number)}";
            statuses[number] = $"{(int)(await GetAsync(path)).StatusCode},{(int)(await GetAsync(path)).StatusCode}";
        }
        return string.Join(';', statuses.Values);
    }

    private Ordered Once(FaultKind kind) => new(Webex.Faults, Webex.Faults.Add(new Fault { Kind = kind }));

    private sealed record Ordered(FaultSchedule Faults, Fault Fault) : IDisposable
    {
        public void Dispose() => Faults.Remove(Fault);
    }
}
