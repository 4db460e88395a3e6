using System.Net;
using System.Net.Sockets;
using WebexMeetings.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>What the listener does when the sockets of this computer fail.</summary>
public sealed class RedirectListenerTests
{
    private const string State = "state-1";

    private readonly RedirectAddress address = RedirectAddress.Parse($"http://127.0.0.1:{FreePort.Find()}/");
    private int accepts;

    [Theory]
    [InlineData(SocketError.TooManyOpenSockets)]
    [InlineData(SocketError.NoBufferSpaceAvailable)]
    public async Task A_failure_that_stays_ends_the_waiting_with_an_error_that_says_it(SocketError error)
    {
        using var listener = new RedirectListener(address, State, TimeProvider.System, _ => throw Counted(error));

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => listener.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None));

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.StartsWith($"Cannot wait any longer for the browser at {address.Text}: ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-DeviceCode", failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, accepts);
    }

    [Theory]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.ConnectionAborted)]
    public async Task A_client_that_is_gone_before_it_is_accepted_ends_nothing(SocketError error)
    {
        using var listener = new RedirectListener(address, State, TimeProvider.System, sockets => accepts == 0 ? throw Counted(error) : sockets.AcceptTcpClientAsync());
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        await browser.GetAsync(new Uri(address.Uri, $"?code=c&state={State}"));

        RedirectQuery answer = await listener.WaitAsync(TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal("c", answer.Code);
        Assert.Equal(1, accepts);
    }

    private SocketException Counted(SocketError error)
    {
        accepts++;
        return new SocketException((int)error);
    }
}
