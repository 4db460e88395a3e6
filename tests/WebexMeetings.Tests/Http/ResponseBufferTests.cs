using System.IO.Compression;
using System.Text;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>Bodies that are not what their headers say, or more than anybody wants.</summary>
public sealed class ResponseBufferTests
{
    private const string Room = """{"topic":"Bücher","personalMeetingRoomLink":"https://x/meet/a"}""";

    public static TheoryData<string> Encodings =>
        [
            "utf-8 with mark", "utf-16", "utf-16 BE", "utf-32", "utf-16 by header", "latin-1 by header", "gzip", "gzip in name only",
            "br in name only",
        ];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_response_is_read_in(string encoding)
    {
        byte[] response = encoding switch
        {
            "utf-8 with mark" => ByteServer.Response(200, [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Room)]),
            "utf-16" => ByteServer.Response(200, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Room)]),
            "utf-16 BE" =>
                ByteServer.Response(200, [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Room)]),
            "utf-32" => ByteServer.Response(200, [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Room)]),
            "utf-16 by header" =>
                ByteServer.Response(200, Encoding.Unicode.GetBytes(Room), "Content-Type: application/json; charset=utf-16"),
            "latin-1 by header" =>
                ByteServer.Response(200, Encoding.Latin1.GetBytes(Room), "Content-Type: application/json; charset=\"iso-8859-1\""),
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
        using var server = new ByteServer(
            _ => ByteServer.Response(
                200, """{"personalMeetingRoomLink":"https://x/meet/a","topic":"a\ud83db\ud83d\ude00\\ud83d"}"""u8.ToArray()));
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

        Assert.Equal(
            "Personal room of 'a@x.com': The response was larger than 8 MiB and was not read. Webex returned 200 (OK).", failure.Message);
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
        using var session = new Session(
            server.ApiBaseUri, "a-token", new SessionSettings { Time = time, Timeout = TimeSpan.FromSeconds(100) });
        Task<WebexApiException> failing = session.FailRoomAsync("a@x.com");
        await stalled.Task;

        time.Advance(TimeSpan.FromSeconds(100));

        WebexApiException failure = await failing;
        Assert.Equal(
            (WebexErrorKind.Timeout, "Personal room of 'a@x.com': No complete response arrived within 100 s."),
            (failure.Kind, failure.Message));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_response_with_too_many_values_is_an_error_of_its_own_and_is_asked_for_once(bool isRaw)
    {
        // Ten times the size of this response, as objects in memory, would be gigabytes at the limits.
        int limit = isRaw ? 1024 : 8 * 1024 * 1024;
        string values = string.Join(",", Enumerable.Repeat("{}", limit / 32));
        using var server = new ByteServer(
            _ => ByteServer.Response(200, Encoding.UTF8.GetBytes($"{{\"topic\":\"x\",\"coHosts\":[{values}]}}")));
        using var session = new Session(server.ApiBaseUri, "a-token");
        var request = new ApiRequest { Path = "/anything", Subject = "Anything", LargestResponse = limit };

        WebexApiException failure = isRaw
            ? await Assert.ThrowsAsync<WebexApiException>(() => new RawApi(session.Client).SendAsync(request, CancellationToken.None))
            : await session.FailRoomAsync("a@x.com");

        Assert.EndsWith(
            $": The response had more than {limit / 32} values and was not read. Webex returned 200 (OK).",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(200, false, 8 * 1024 * 1024)]
    [InlineData(200, true, 8 * 1024 * 1024)]
    [InlineData(400, false, 256 * 1024)]
    [InlineData(400, true, 256 * 1024)]
    public async Task A_body_without_end_is_read_up_to_the_limit_only(int status, bool isZipped, int limit)
    {
        var body = new EndlessStream(isZipped ? Zip(new byte[64 * 1024 * 1024]) : [(byte)'x']);
        using var message = new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = new StreamContent(body) };
        message.Content.Headers.TryAddWithoutValidation("Content-Encoding", isZipped ? "gzip" : "identity");
        using var buffer = new ResponseBuffer(new ConnectionSettings { Address = ApiAddress.Commercial })
        {
            InnerHandler = new Responder(message),
        };
        using var invoker = new HttpMessageInvoker(buffer);
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://webexapis.com/v1/people/me");
#if NET
        long before = GC.GetAllocatedBytesForCurrentThread();
#endif

        Task<HttpResponseMessage> sending = invoker.SendAsync(request, CancellationToken.None);

        // Nothing in this test waits, so all of it ran on this thread.
        Assert.True(sending.IsCompleted);
#if NET
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 6L * limit);
#endif
        Assert.InRange(body.BytesRead, 1, 2L * limit);
        if (status == 200)
        {
            Assert.True((await Assert.ThrowsAsync<IncompleteResponseException>(() => sending)).IsTooLarge);
        }
        else
        {
            Assert.InRange((await (await sending).Content.ReadAsByteArrayAsync()).Length, limit / 2, limit);
        }
    }

    [Fact]
    public async Task A_compressed_reason_is_read_and_other_bytes_are_not_a_reason()
    {
        byte[] noise = new byte[300 * 1024];
        new Random(1).NextBytes(noise);
        byte[][] responses =
        [
            ByteServer.Response(400, Zip("{\"message\":\"The topic is too long.\"}"u8.ToArray()), "Content-Encoding: gzip"),
            ByteServer.Response(400, noise),
            ByteServer.Response(400, noise, "Content-Encoding: gzip"),
        ];
        int next = 0;
        using var server = new ByteServer(_ => responses[next++]);
        using var session = new Session(server.ApiBaseUri, "a-token");

        Assert.Equal(
            "Personal room of 'a@x.com': The topic is too long. Webex returned 400 (bad request).",
            (await session.FailRoomAsync("a@x.com")).Message);
        Assert.Equal("Personal room of 'a@x.com': Webex returned 400 (bad request).", (await session.FailRoomAsync("a@x.com")).Message);
        Assert.Equal("Personal room of 'a@x.com': Webex returned 400 (bad request).", (await session.FailRoomAsync("a@x.com")).Message);
    }

    // .NET Framework sends a request again when its connection dies before the content began; .NET when it has no content.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_change_is_sent_once_when_its_connection_dies(bool isKept)
    {
        string[] methods = ["DELETE", "POST", "PUT", "PATCH"];
        foreach ((string method, string? body) in methods.SelectMany(method => new[] { (method, (string?)null), (method, "{}") }))
        {
            using var server = new ByteServer(
                request =>
                    request.StartsWith("GET ", StringComparison.Ordinal) ? ByteServer.Response(200, Encoding.UTF8.GetBytes(Room)) : null,
                keepsConnections: true);
            using var session = new Session(server.ApiBaseUri, "a-token");
            if (isKept)
            {
                await session.GetRoomAsync("a@x.com");
            }

            var request = new ApiRequest
            {
                Method = new HttpMethod(method),
                Path = "/anything",
                Subject = "Anything",
                Body = body is null ? null : Encoding.UTF8.GetBytes(body),
            };
            WebexApiException failure =
                await Assert.ThrowsAsync<WebexApiException>(() => session.Client.SendAsync(request, CancellationToken.None));

            Assert.Equal(WebexErrorKind.ConnectionFailed, failure.Kind);
            Assert.StartsWith("The change may have been made", failure.RecommendedAction, StringComparison.Ordinal);
            Assert.Single(server.Requests, sent => sent.StartsWith(method + " ", StringComparison.Ordinal));
            Assert.DoesNotContain(server.Requests, sent => sent.Contains("\nExpect:", StringComparison.OrdinalIgnoreCase));
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

    private sealed class Responder(HttpResponseMessage message) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(message);
    }

    /// <summary>Gives these bytes, and then the last of them for as long as somebody reads.</summary>
    private sealed class EndlessStream(byte[] beginning) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = beginning[Math.Min(BytesRead++, beginning.Length - 1)];
            }

            return count;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

#if NET
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            byte[] read = new byte[buffer.Length];
            int count = Read(read, 0, read.Length);
            read.CopyTo(buffer);
            return ValueTask.FromResult(count);
        }
#endif

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
