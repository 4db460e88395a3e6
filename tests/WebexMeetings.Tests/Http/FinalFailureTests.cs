using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>What every attempt would meet again is met once; what may have passed by then is tried again.</summary>
public sealed class FinalFailureTests
{
    public static TheoryData<string> NotHttp =>
    [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "HTTP/1.1 abc What\r\n\r\n",
        $"HTTP/1.1 200 OK\r\nX-Long: {new string('x', 200_000)}\r\nContent-Length: 0\r\n\r\n",
    ];

    [TheoryExceptOnMono("Mono tells what is not HTTP as a lost connection.")]
    [MemberData(nameof(NotHttp))]
    public async Task A_response_that_is_not_HTTP_or_has_headers_beyond_the_limit_is_asked_for_once(string response)
    {
        using var server = new ByteServer(_ => System.Text.Encoding.ASCII.GetBytes(response), keepsConnections: true);
        using var session = new Session(server.ApiBaseUri, "token");

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Contains(failure.Kind, (WebexErrorKind[])[WebexErrorKind.ConnectionFailed, WebexErrorKind.InvalidResponse]);
        Assert.Single(server.Requests);
        Assert.Empty(session.Listener.Waits);
    }

#if NET
    [Theory]
    [InlineData(HttpRequestError.VersionNegotiationError, false, false)]
    [InlineData(HttpRequestError.UserAuthenticationError, false, false)]
    [InlineData(HttpRequestError.InvalidResponse, false, false)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, false, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false, false)]
    [InlineData(HttpRequestError.SecureConnectionError, true, true)]
    [InlineData(HttpRequestError.ConnectionError, true, true)]
    [InlineData(HttpRequestError.NameResolutionError, false, true)]
    public void What_dotnet_says_of_a_failure_decides_whether_it_may_pass(HttpRequestError error, bool isFromSocket, bool mayPass)
    {
        Exception inner = new IOException("The end came early.", isFromSocket ? new SocketException() : null);

        Assert.Equal(mayPass, TransientFailure.Is(new HttpRequestException(error, "It failed.", inner)));
    }

    [Theory]
    [InlineData(HttpStatusCode.ProxyAuthenticationRequired, false)]
    [InlineData(HttpStatusCode.Forbidden, false)]
    [InlineData(HttpStatusCode.RequestTimeout, true)]
    [InlineData(HttpStatusCode.TooManyRequests, true)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    [InlineData(null, true)]
    public void A_proxy_that_refuses_is_final_and_one_that_does_not_reach_the_server_is_not(HttpStatusCode? status, bool mayPass) =>
        Assert.Equal(mayPass, TransientFailure.Is(new HttpRequestException(HttpRequestError.ProxyTunnelError, "It failed.", null, status)));
#endif

    [Theory]
    [InlineData(true, "The response was too large.")]
    [InlineData(false, "The response was cut off.")]
    public void A_response_that_is_too_large_is_final_and_one_that_was_cut_off_is_not(bool isTooLarge, string message)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.OK);
        var failure = new IncompleteResponseException(response, new BufferedContent([]), isTooLarge, new IOException());

        Assert.Equal((message, !isTooLarge), (failure.Message, TransientFailure.Is(failure)));
    }

    [Fact]
    public async Task Refused_TLS_is_tried_once()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task refuse = RefuseTlsAsync(listener);
        using var session = new Session(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1"), "token");

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        await refuse;
        listener.Stop();
        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.Empty(session.Listener.Waits);
    }

    [Fact]
    public async Task A_connection_that_is_closed_before_the_response_is_tried_again_and_no_wait_is_longer_than_allowed()
    {
        using var server = new ByteServer(_ => []);
        using var session = new Session(server.ApiBaseUri, "token", new SessionSettings { MaximumRetryAfter = TimeSpan.FromSeconds(1.5) });

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
        Assert.Equal(4, session.Listener.Waits.Count);
        Assert.All(session.Listener.Waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(1.5)));
    }

    [Fact]
    public void What_is_final_is_told_by_its_kind()
    {
        Assert.False(TransientFailure.Is(new HttpRequestException("TLS", new AuthenticationException())));
        Assert.False(TransientFailure.Is(new HttpRequestException("proxy", new WebException("trust", WebExceptionStatus.TrustFailure))));
        Assert.False(
            TransientFailure.Is(
                new HttpRequestException("not HTTP", new WebException("line", WebExceptionStatus.ServerProtocolViolation))));
        Assert.True(TransientFailure.Is(new HttpRequestException("reset", new IOException("reset", new SocketException(104)))));
        Assert.True(TransientFailure.Is(new HttpRequestException("lost", new WebException("lost", WebExceptionStatus.ConnectFailure))));
    }

    /// <summary>Answers what a client begins TLS with as a server does that speaks plain HTTP.</summary>
    private static async Task RefuseTlsAsync(TcpListener listener)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync();
        byte[] response = System.Text.Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        await client.GetStream().WriteAsync(response);
        byte[] hello = new byte[4096];
        while (await client.GetStream().ReadAsync(hello) > 0)
        {
            // Until the client has gone: closing with bytes unread would be a reset, and that may pass.
        }
    }
}
