using WebexMeetings.Api.People;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Connections;

/// <summary>What a connection that is closed leaves at the server.</summary>
public sealed class ClosingTests
{
    [Fact]
    public async Task No_socket_stays_open_after_many_reconnects()
    {
        const int Reconnects = 30;
        using var server = new ByteServer(_ => ByteServer.Response(200, """{"items":[]}"""), keepsConnections: true);
        for (int i = 0; i < Reconnects; i++)
        {
            using var session = new Session(server.ApiBaseUri, "token");
            await session.People.ListAsync(null, new PeopleQuery(null), null, CancellationToken.None);
        }

        await server.AllClosed.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Reconnects, server.Accepted);
    }
}
