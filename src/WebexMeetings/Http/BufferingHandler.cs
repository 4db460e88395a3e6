using System.Buffers;

namespace WebexMeetings.Http;

/// <summary>
/// Reads the whole answer while its request still counts as in flight, so that a body that breaks off is a failed attempt like any
/// other and not a surprise in the reader.
/// </summary>
internal sealed class BufferingHandler : DelegatingHandler
{
    /// <summary>No answer of this API comes near; more than this is a mistake or an attack.</summary>
    private const int MaximumBytes = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            byte[] body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            response.Content = new BufferedContent(body, response.Content.Headers.ContentType);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
        int length = 0;
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length);
                }
            }

            // Some proxies put a byte order mark in front; no JSON reader takes it.
            int start = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            return buffer.AsSpan(start, length - start).ToArray();
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw new BrokenAnswerException(response, buffer.AsSpan(0, length).ToArray(), broken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static byte[] Grow(byte[] buffer, int length)
    {
        if (length >= MaximumBytes)
        {
            throw new IOException($"The answer is longer than {MaximumBytes / (1024 * 1024)} MiB.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
