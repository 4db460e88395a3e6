using System.IO.Compression;
using System.Text;
using WebexMeetings.Api.Core;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Bodies that are not what their headers say, or more than anybody wants.</summary>
public sealed class ResponseBufferTests
{
    private const string Room = """{"topic":"Bücher","personalMeetingRoomLink":"https://x/meet/a"}""";

    public static TheoryData<string> Encodings => ["utf-8 with mark", "utf-16", "utf-16 BE", "utf-32", "utf-16 by header", "latin-1 by header", "gzip", "gzip in name only", "br in name only"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_response_is_read_in(string encoding)
    {
        byte[] response = encoding switch
        {
            "utf-8 with mark" => ByteServer.Response(200, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Room)]),
            "utf-16" => ByteServer.Response(200, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Room)]),
            "utf-16 BE" => ByteServer.Response(200, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Room)]),
            "utf-32" => ByteServer.Response(200, [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Room)]),
            "utf-16 by header" => ByteServer.Response(200, Encoding.Unicode.GetBytes(Room), "Content-Type: application/json; charset=utf-16"),
            "latin-1 by header" => ByteServer.Response(200, Encoding.Latin1.GetBytes(Room), "Content-Type: application/json; charset=\"iso-8859-1\""),
            "gzip" => ByteServer.Response(200, Zip(Encoding.UTF8.GetBytes(Room)), "Content-Encoding: gzip"),
            "gzip in name only" => ByteServer.Response(200, Encoding.UTF8.GetBytes(Room), "Content-Encoding: gzip"),
            _ => ByteServer.Response(200, Encoding.UTF8.GetBytes(Room), "Content-Encoding: br"),
        };
        using var server = new ByteServer(_ => response);
        using var session = new Session(server.ApiBaseUri, "a-token");

        Assert.Equal("Bücher", (await session.GetRoomAsync("a@x.com")).Topic);
        Assert.Contains("Accept-Encoding: gzip", server.Requests.First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, WebexErrorKind.BadRequest)]
    [InlineData(401, WebexErrorKind.Unauthorized)]
    [InlineData(404, WebexErrorKind.NotFound)]
    public async Task A_status_is_told_whatever_its_body_is(int status, WebexErrorKind kind)
    {
        byte[][] responses =
        [
            ByteServer.Response(status, [.. "{\"message\":\"no "u8, 0xFF, 0xFE, .. "\"}"u8]),
            ByteServer.Response(status, "{\"message\":\"no \\ud800\"}"u8.ToArray()),
            ByteServer.Response(status, "{\"message\":\"no \"}"u8.ToArray(), "Content-Encoding: gzip"),
            ByteServer.Response(status, Zip("{\"message\":\"no \"}"u8.ToArray())[..^9], "Content-Encoding: gzip"),
            ByteServer.Response(status, [0x1F, 0x8B, 1, 2, 3], "Content-Encoding: gzip"),
            ByteServer.Response(status, new byte[300 * 1024]),
            [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status} No\r\nContent-Length: 90\r\nConnection: close\r\n\r\n"), .. "{\"mess"u8],
        ];
        int next = 0;
        using var server = new ByteServer(_ => responses[next]);
        for (; next < responses.Length; next++)
        {
            using var session = new Session(server.ApiBaseUri, "a-token");

            WebexApiException failure = await session.FailRoomAsync("a@x.com");

            Assert.Equal((kind, (int?)status), (failure.Kind, failure.StatusCode));
            Assert.StartsWith("Personal room of 'a@x.com': ", failure.Message, StringComparison.Ordinal);
            Assert.NotEmpty(failure.RecommendedAction);
        }
    }

    [Fact]
    public async Task A_lone_surrogate_in_a_success_is_one_strange_character()
    {
        using var server = new ByteServer(_ => ByteServer.Response(200, """{"personalMeetingRoomLink":"https://x/meet/a","topic":"a\ud83db\ud83d\ude00\\ud83d"}"""u8.ToArray()));
        using var session = new Session(server.ApiBaseUri, "a-token");

        Assert.Equal("a\uFFFDb\U0001F600\\ud83d", (await session.GetRoomAsync("a@x.com")).Topic);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_that_is_too_large_is_an_error_of_its_own_and_is_asked_for_once(bool isBomb)
    {
        byte[] large = new byte[9 * 1024 * 1024];
        Array.Fill(large, (byte)' ');
        byte[] response = isBomb ? ByteServer.Response(200, Zip(large), "Content-Encoding: gzip") : ByteServer.Response(200, large);
        using var server = new ByteServer(_ => response);
        using var session = new Session(server.ApiBaseUri, "a-token");

        WebexApiException failure = await session.FailRoomAsync("a@x.com");

        Assert.Equal("Personal room of 'a@x.com': The response was larger than 8 MiB and was not read. Webex returned 200 (OK).", failure.Message);
        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_body_that_stalls_is_a_time_out_whatever_the_stack_throws()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var stalled = new TaskCompletionSource();
        using var server = new ByteServer(_ =>
        {
            stalled.TrySetResult();
            return [.. "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"u8];
        }, keepsConnections: true);
        using var session = new Session(server.ApiBaseUri, "a-token", new SessionSettings { Time = time, Timeout = TimeSpan.FromSeconds(100) });
        Task<WebexApiException> failing = session.FailRoomAsync("a@x.com");
        await stalled.Task;

        time.Advance(TimeSpan.FromSeconds(100));

        WebexApiException failure = await failing;
        Assert.Equal((WebexErrorKind.Timeout, "Personal room of 'a@x.com': No complete response arrived within 100 s."), (failure.Kind, failure.Message));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_change_without_a_body_is_sent_once_when_a_kept_connection_dies()
    {
        foreach (HttpMethod method in new[] { HttpMethod.Delete, HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch })
        {
            using var server = new ByteServer(request => request.StartsWith("GET ", StringComparison.Ordinal) ? ByteServer.Response(200, Encoding.UTF8.GetBytes(Room)) : null, keepsConnections: true);
            using var session = new Session(server.ApiBaseUri, "a-token");
            await session.GetRoomAsync("a@x.com");

            var request = new ApiRequest { Method = method, Path = "/anything", Subject = "Anything" };
            WebexApiException failure = await Assert.ThrowsAsync<WebexApiException>(() => session.Client.SendAsync(request, CancellationToken.None));

            Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
            Assert.StartsWith("The change may have been made", failure.RecommendedAction, StringComparison.Ordinal);
            Assert.Single(server.Requests, sent => sent.StartsWith(method.Method + " ", StringComparison.Ordinal));
        }
    }

    private static byte[] Zip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(plain);
        }

        return zipped.ToArray();
    }
}
