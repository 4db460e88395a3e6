using System.Text;
using Microsoft.Extensions.Time.Testing;
using WebexMeetings.Api.People;
using WebexMeetings.Authentication;
using WebexMeetings.Connections;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>
/// One odd response is not the end of a sign-in: not while somebody types a code, and not while the token at hand is good.
/// </summary>
public sealed class OddResponseTests : IDisposable
{
    private const string Tokens = """{"access_token":"access-new","expires_in":3600,"refresh_token":"refresh-new"}""";
    private const string Device = """{"device_code":"device-secret","user_code":"123456","verification_uri":"https://login.example/x","expires_in":600,"interval":1}""";

    private static readonly byte[] NotUtf8 = [.. Encoding.ASCII.GetBytes("{\"message\":\"caf"), 0xE9, .. Encoding.ASCII.GetBytes("\"}")];

    private readonly List<IDisposable> opened = [];
    private readonly Queue<byte[]> answers = new();

    public static TheoryData<string> Odd => [.. OddResponses.Keys];

    private static Dictionary<string, byte[]> OddResponses { get; } = new()
    {
        ["a byte that is not UTF-8 in an error"] = ByteServer.Response(503, NotUtf8),
        ["a byte that is not UTF-8 and nothing else"] = ByteServer.Response(502, [0xFF]),
        ["half a character"] = ByteServer.Response(500, """{"message":"\ud800","error":"\ud800","\udfff":1}"""),
        ["a false gzip in an error"] = ByteServer.Response(503, "{}", "Content-Encoding: gzip"),
        ["gzip that breaks off in a success"] = ByteServer.Response(200, [0x1F, 0x8B, 8, 0], "Content-Encoding: gzip"),
        ["a page of a proxy with success"] = ByteServer.Response(200, "<html>Sign in to the network</html>"),
        ["a page of a proxy with a refusal"] = ByteServer.Response(403, "<html>Blocked</html>"),
        ["a refusal of a firewall without a word"] = ByteServer.Response(403, string.Empty),
        ["a refusal of a gateway in JSON"] = ByteServer.Response(403, """{"message":"Forbidden"}"""),
        ["no body with success"] = ByteServer.Response(200, string.Empty),
        ["a list"] = ByteServer.Response(200, "[]"),
        ["a header that is none"] = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nno header\r\nContent-Length: 0\r\n"),
        ["no HTTP at all"] = Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH\r\n"),
        ["no response"] = [],
    };

    public void Dispose() => opened.ForEach(item => item.Dispose());

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Of_a_device_code_the_next_poll_counts(string odd)
    {
        var codes = new DeviceCodeSignIn(NewClient(new SimulatedTime(), Device, odd, Tokens));
        DeviceAuthorization device = await codes.BeginAsync([], CancellationToken.None);

        TokenGrant tokens = await codes.CompleteAsync(device, CancellationToken.None);

        Assert.Equal("access-new", tokens.AccessToken);
    }

    [Fact]
    public async Task A_proxy_that_lets_no_poll_through_is_told_before_the_code_ends()
    {
        const string Blocked = "a page of a proxy with a refusal";
        var time = new SimulatedTime();
        var codes = new DeviceCodeSignIn(NewClient(time, Device, Blocked, Blocked, Blocked));
        DeviceAuthorization device = await codes.BeginAsync([], CancellationToken.None);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => codes.CompleteAsync(device, CancellationToken.None));

        Assert.Equal(403, failure.StatusCode);
        Assert.True(time.GetUtcNow() < device.Prompt.ExpiresAt);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Of_a_refresh_nobody_notices_while_the_token_is_good(string odd)
    {
        var time = new FakeTimeProvider();
        using var source = new RefreshingTokenSource(
            "DeviceCode",
            new TokenGrant
            {
                AccessToken = "access-old",
                RefreshToken = "refresh-old",
                AskedAt = time.GetUtcNow(),
                Lifetime = TimeSpan.FromHours(1),
            },
            new RefreshTokenSignIn(NewClient(new SimulatedTime(), odd, odd, odd, odd, odd)),
            time);
        time.Advance(TimeSpan.FromMinutes(58));

        Assert.Equal("access-old", await source.GetTokenAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Of_a_refresh_is_an_error_of_ours_when_there_is_no_other_token(string odd)
    {
        using var source = new RefreshingTokenSource(
            "RefreshToken",
            "refresh-secret",
            new RefreshTokenSignIn(NewClient(new SimulatedTime(), odd, odd, odd, odd, odd)),
            TimeProvider.System);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => source.GetTokenAsync(CancellationToken.None).AsTask());

        Assert.StartsWith("Sign-in with the refresh token: ", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Of_a_refresh_the_next_request_tries_again(string odd)
    {
        bool isOdd = true;
        using var source = new RefreshingTokenSource(
            "RefreshToken",
            "refresh-secret",
            new RefreshTokenSignIn(NewClient(new SimulatedTime(), () => isOdd ? OddResponses[odd] : ByteServer.Response(200, Tokens))),
            TimeProvider.System);
        await Assert.ThrowsAsync<WebexApiException>(() => source.GetTokenAsync(CancellationToken.None).AsTask());

        isOdd = false;

        Assert.Equal("access-new", await source.GetTokenAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Of_the_token_s_expiry_the_sign_in_goes_on(string odd)
    {
        ByteServer server = Keep(new ByteServer(head => head.Contains("people/me", StringComparison.Ordinal)
            ? ByteServer.Response(200, """{"id":"id-1","emails":["a@x.com"]}""")
            : OddResponses[odd], keepsConnections: true));
        Session session = Keep(new Session(server.ApiBaseUri, "token", new SessionSettings { Time = new SimulatedTime(workers: 2) }));

        Assert.True(await new SignIn(session.Client).IdentifyAsync(CancellationToken.None));

        Assert.Null(session.Connection.ExpiresAt);
        Assert.Equal("a@x.com", session.Connection.UserEmail);
    }

    /// <summary>A client of a server that gives these answers, one after the other: JSON, or the name of an odd response.</summary>
    private OAuthClient NewClient(TimeProvider time, params string[] texts)
    {
        foreach (string text in texts)
        {
            answers.Enqueue(OddResponses.TryGetValue(text, out byte[]? odd) ? odd : ByteServer.Response(200, text));
        }

        return NewClient(time, answers.Dequeue);
    }

    private OAuthClient NewClient(TimeProvider time, Func<byte[]> respond)
    {
        ByteServer server = Keep(new ByteServer(_ => respond(), keepsConnections: true));
        var settings = new ConnectionSettings
        {
            Address = ApiAddress.TryCreate(server.ApiBaseUri, out _)!,
            Time = time,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        return Keep(new OAuthClient(settings, new ClientCredential("client", "client-secret")));
    }

    private T Keep<T>(T item)
        where T : IDisposable
    {
        opened.Add(item);
        return item;
    }
}
