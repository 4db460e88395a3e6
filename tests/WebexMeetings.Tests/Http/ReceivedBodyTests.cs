using System.Buffers;
using System.IO.Compression;
using System.Net;
using System.Text;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>The bytes of a response, in the pieces in which they arrive, and what is left of them afterwards.</summary>
public sealed class ReceivedBodyTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""{"hostPin":"9128"}""");

    [Fact]
    public async Task A_body_may_arrive_byte_by_byte()
    {
        byte[] body = await ReadAsync(Enumerable.Range(0, 5000).Select(i => new[] { (byte)i }));

        Assert.Equal(Enumerable.Range(0, 5000).Select(i => (byte)i), body);
    }

    [Fact]
    public async Task A_compressed_one_too()
    {
        byte[] zipped = Zip(new byte[100_000]);

        Assert.Equal(100_000, (await ReadAsync(zipped.Select(part => new[] { part }), "gzip")).Length);
    }

    [Fact]
    public async Task A_body_as_large_as_the_limit_is_read_and_one_byte_more_is_not()
    {
        Assert.Equal(16, (await ReadAsync([new byte[16]], limit: 16)).Length);

        IncompleteResponseException failure =
            await Assert.ThrowsAsync<IncompleteResponseException>(() => ReadAsync([new byte[17]], limit: 16));
        Assert.Equal((true, "The response was too large."), (failure.IsTooLarge, failure.Message));
    }

    [Fact]
    public async Task A_success_may_be_larger_than_an_error_body() =>
        Assert.Equal(600 * 1024, (await ReadAsync([new byte[600 * 1024]])).Length);

    [Theory]
    [InlineData("gzip")]
    [InlineData(" GZip")]
    [InlineData("x-gzip")]
    [InlineData("X-GZIP")]
    [InlineData("br, gzip")]
    public async Task What_is_compressed_and_named_so_is_decompressed(string encoding) =>
        Assert.Equal(Text, await ReadAsync([Zip(Text)], encoding));

    [Fact]
    public async Task What_is_compressed_twice_is_decompressed_as_often_as_it_is_named()
    {
        Assert.Equal(Text, await ReadAsync([Zip(Zip(Text))], "gzip, gzip"));
        Assert.Equal(Zip(Text), await ReadAsync([Zip(Zip(Text))], "gzip"));
    }

    public static TheoryData<byte[]> Uncompressed => [[0x1F, 0x8B], [0x1F, 0x8C, 0x08, 0x00], [0x1E, 0x8B, 0x08, 0x00], [0x1F], []];

    [Theory]
    [MemberData(nameof(Uncompressed))]
    public async Task What_does_not_begin_as_a_compressed_body_stays_as_it_is(byte[] body) =>
        Assert.Equal(body, await ReadAsync([body], "gzip"));

    [Theory]
    [InlineData(null)]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task So_does_a_compressed_one_that_is_not_named_so(string? encoding) =>
        Assert.Equal(Zip(Text), await ReadAsync([Zip(Text)], encoding));

    [Fact]
    public async Task Of_a_body_that_is_cut_off_an_excerpt_is_kept_with_the_first_failure()
    {
        var lost = new IOException("The connection was lost.");
        byte[] noise = new byte[20_000];
        new Random(1).NextBytes(noise);

        IncompleteResponseException plain = await Assert.ThrowsAsync<IncompleteResponseException>(() => ReadAsync([noise], end: lost));
        IncompleteResponseException zipped =
            await Assert.ThrowsAsync<IncompleteResponseException>(() => ReadAsync([Zip(noise).Take(9000).ToArray()], "gzip", end: lost));

        Assert.Equal((false, "The response was cut off."), (plain.IsTooLarge, plain.Message));
        Assert.Equal(noise.Take(BufferedContent.ExcerptBytes), plain.Content.Body);
        Assert.Equal(noise.Take(1000), zipped.Content.Body.Take(1000));
        Assert.All([plain, zipped], failure => Assert.Same(lost, failure.InnerException));
    }

    [Fact]
    public async Task Nothing_of_a_body_stays_in_memory_that_others_rent()
    {
        string mark = $"{Guid.NewGuid()}";
        byte[] secret = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(mark, 1000)));

        await ReadAsync([secret.Take(100).ToArray()]);
        AssertClean();
        await ReadAsync([secret]);
        AssertClean();
        await ReadAsync([Zip(secret)], "gzip");
        AssertClean();
        await Assert.ThrowsAsync<IncompleteResponseException>(() => ReadAsync([secret], end: new IOException("Lost.")));
        AssertClean();

        // The pool gives this thread the array that it returned last, of each size.
        void AssertClean()
        {
            for (int size = 1024; size <= 256 * 1024; size *= 2)
            {
                byte[] rented = ArrayPool<byte>.Shared.Rent(size);
                Assert.True(
                    rented.AsSpan().IndexOf(secret.AsSpan(0, mark.Length)) < 0, $"An array of {size} bytes was returned with its content.");
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }

    private static async Task<byte[]> ReadAsync(
        IEnumerable<byte[]> pieces, string? encoding = null, int limit = ResponseBuffer.UsualLimit, Exception? end = null)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Pieces(pieces, end)) };
        if (encoding is not null)
        {
            response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        }

        using var buffer = new ResponseBuffer(new ConnectionSettings { Address = ApiAddress.Commercial })
        {
            InnerHandler = new Responder(response),
        };
        using var invoker = new HttpMessageInvoker(buffer);
        using var request = new WebexRequestMessage(
            HttpMethod.Get, new Uri("https://webexapis.com/v1/people/me"), RequestContext.Unobserved(1))
        {
            LargestResponse = limit,
        };
        using HttpResponseMessage read = await invoker.SendAsync(request, CancellationToken.None);
        return read.Buffered().Body;
    }

    private static byte[] Zip(byte[] plain)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(plain, 0, plain.Length);
        }

        return zipped.ToArray();
    }

    private sealed class Responder(HttpResponseMessage message) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(message);
    }

    /// <summary>A stream that gives one piece for each read, and then ends or fails.</summary>
    private sealed class Pieces(IEnumerable<byte[]> pieces, Exception? end) : MemoryStream
    {
        private readonly Queue<byte> left = new();
        private readonly Queue<byte[]> next = new(pieces);

        public override int Read(byte[] buffer, int offset, int count)
        {
            while (left.Count == 0 && next.Count > 0)
            {
                Array.ForEach(next.Dequeue(), left.Enqueue);
            }

            if (left.Count == 0 && end is not null)
            {
                throw end;
            }

            int read = Math.Min(count, left.Count);
            for (int i = 0; i < read; i++)
            {
                buffer[offset + i] = left.Dequeue();
            }

            return read;
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));
    }
}
