using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Security;

/// <summary>Two jobs of two customers in one process.</summary>
public sealed class InterleavedConnectionsTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Ten_thousand_interleaved_requests_each_carry_their_own_connection_s_token()
    {
        using Session admin = fixture.Connect();
        using Session user = fixture.ConnectAs(fixture.Simulator.Tokens.User);

        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (number, stop) =>
        {
            // The admin asks about somebody, the user about nobody: the address says whose token has to be on it.
            PersonalRoom room = number % 2 == 0 ? await admin.GetRoomAsync("a@x.com", cancellationToken: stop) : await user.GetRoomAsync(
                cancellationToken: stop);
            Assert.EndsWith(number % 2 == 0 ? "/meet/a" : "/meet/user", room.PersonalMeetingRoomLink, StringComparison.Ordinal);
        });

        IReadOnlyList<LoggedRequest> requests = fixture.Simulator.RequestLog.Entries;
        Assert.Equal(10_000, requests.Count);
        Assert.All(
            requests,
            request =>
                Assert.Equal(request.PathAndQuery.Contains("userEmail", StringComparison.Ordinal) ? "admin" : "user", request.TokenName));
    }

    [Fact]
    public async Task Closing_one_leaves_the_other()
    {
        using Session admin = fixture.Connect();
        using Session user = fixture.ConnectAs(fixture.Simulator.Tokens.User);
        await Task.WhenAll(admin.GetRoomAsync(), user.GetRoomAsync());

        user.Connection.Dispose();

        Assert.NotNull(await admin.GetRoomAsync());
        Assert.Equal(WebexErrorKind.NotConnected, (await user.FailRoomAsync()).Kind);
    }
}
