using System.Buffers;
using System.IO.Compression;
using System.Net;
using WebexMeetings.Connections;

namespace WebexMeetings.Http;

/// <summary>
/// Limits the time of one attempt, from sending to the last byte, and reads the whole response while its request still counts as in flight.
/// A truncated body is therefore a failed attempt like any other. The timeout of HttpClient would include the waits between attempts. The
/// body is decompressed here, so that a wrong Content-Encoding has no effect and the size of a decompression bomb is limited.
/// </summary>
internal sealed class ResponseBuffer(ConnectionSettings settings) : DelegatingHandler
{
    /// <summary>
    /// The largest response in bytes. Responses of endpoints with a cmdlet are much smaller, so a larger one is a mistake or an attack.
    /// </summary>
    public const int UsualLimit = 8 * 1024 * 1024;

    /// <summary>The maximum size of an error body in bytes, which is enough for a reason.</summary>
    private const int ErrorLimit = 256 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using ITimer timer = settings.Time.CreateTimer(Cancel, limit, settings.Timeout, Timeout.InfiniteTimeSpan);
        try
        {
            RequestSecrets secrets = await RequestSecrets.ReadAsync(request, settings.Secrets).ConfigureAwait(false);
            HttpResponseMessage response = await base.SendAsync(request, limit.Token).ConfigureAwait(false);
            response.Content = await ReadAsync(response, LimitOf(request), secrets, limit.Token).ConfigureAwait(false);
            return response;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure) when (limit.IsCancellationRequested && failure is not WebexApiException)
        {
            // The HTTP stack throws various exceptions for a canceled request: .NET Framework throws IOException, WebException and others.
            throw new TimeoutException($"No complete response arrived within {settings.Timeout.TotalSeconds:0.#} s.");
        }
    }

    private static int LimitOf(HttpRequestMessage request) => request is WebexRequestMessage message ? message.LargestResponse : UsualLimit;

    private static async Task<BufferedContent> ReadAsync(
        HttpResponseMessage response, int limit, RequestSecrets secrets, CancellationToken cancellationToken)
    {
        using var body = new BodyBuffer(response.IsSuccessStatusCode ? limit : Math.Min(limit, ErrorLimit));
        HttpContent? original = response.Content;
        Exception? failure = null;

        // A read that ignores the token ends when the response is disposed.
        using (cancellationToken.Register(static read => ((HttpResponseMessage)read!).Dispose(), response))
        {
            try
            {
                using Stream stream = original is null ? Stream.Null : await original.ReadAsStreamAsync().ConfigureAwait(false);
                failure = await body.TryReadAsync(stream, cancellationToken).ConfigureAwait(false);
                body.Decompress(original?.Headers.ContentEncoding ?? []);
            }
            catch (Exception broken)
            {
                failure ??= broken;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        bool isIncomplete = failure is not null && response.IsSuccessStatusCode;
        var content = new BufferedContent(
            body.ToArray(isIncomplete ? BufferedContent.ExcerptBytes : int.MaxValue), original?.Headers.ContentType?.CharSet, secrets);

        // For a failure, the status matters more than the rest of the body.
        if (!isIncomplete)
        {
            return content;
        }

        response.Dispose();
        throw new IncompleteResponseException(response, content, isTooLarge: failure is BodyTooLargeException, failure!);
    }

    private static void Cancel(object? source)
    {
        try
        {
            ((CancellationTokenSource)source!).Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The response arrived when the timeout elapsed. Disposing a timer does not wait for its callback.
        }
    }

    private sealed class BodyTooLargeException : IOException;

    /// <summary>
    /// The received part of a body. Its memory is rented, and cleared before it is returned, because a response may contain a PIN.
    /// </summary>
    private sealed class BodyBuffer(int limit) : IDisposable
    {
        private byte[] buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
        private int length;

        /// <returns>Why not everything was read; null when it was. What arrived is there in both cases.</returns>
        public async Task<Exception?> TryReadAsync(Stream stream, CancellationToken cancellationToken)
        {
            try
            {
                int read;
                while ((read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
                {
                    Keep(read);
                }

                return null;
            }
            catch (Exception broken)
            {
                return broken;
            }
        }

        /// <summary>Decodes the named content encodings when the bytes match them; otherwise, the body stays as it is.</summary>
        public void Decompress(ICollection<string> encodings)
        {
            for (int layers = Math.Min(encodings.Count(IsGzip), 2); layers > 0 && StartsAsGzip; layers--)
            {
                Unzip();
            }
        }

        public byte[] ToArray(int most) => buffer.AsSpan(0, Math.Min(length, Math.Min(limit, most))).ToArray();

        public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

        private bool StartsAsGzip => length > 2 && buffer[0] == 0x1F && buffer[1] == 0x8B;

        private static bool IsGzip(string encoding) => encoding.Trim().ToUpperInvariant() is "GZIP" or "X-GZIP";

        private void Unzip()
        {
            byte[] compressed = buffer;
            int compressedLength = length;
            buffer = ArrayPool<byte>.Shared.Rent(compressed.Length);
            length = 0;
            try
            {
                using var unzipped = new GZipStream(new MemoryStream(compressed, 0, compressedLength), CompressionMode.Decompress);
                int read;
                while ((read = unzipped.Read(buffer, length, buffer.Length - length)) > 0)
                {
                    Keep(read);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(compressed, clearArray: true);
            }
        }

        private void Keep(int count)
        {
            length += count;
            if (length > limit)
            {
                throw new BodyTooLargeException();
            }

            if (length < buffer.Length)
            {
                return;
            }

            byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
    }
}

/// <summary>The exception for a truncated or too large response. A retry does not help when it is too large.</summary>
internal sealed class IncompleteResponseException(
    HttpResponseMessage response, BufferedContent content, bool isTooLarge, Exception innerException)
    : Exception(isTooLarge ? "The response was too large." : "The response was cut off.", innerException)
{
    public HttpStatusCode StatusCode { get; } = response.StatusCode;

    public string? TrackingId { get; } = TrackingIdHeader.Read(response, content.Redaction);

    public bool IsTooLarge { get; } = isTooLarge;

    /// <summary>Gets the received part.</summary>
    public BufferedContent Content { get; } = content;
}
