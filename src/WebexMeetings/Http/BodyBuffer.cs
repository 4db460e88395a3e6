using System.Buffers;

namespace WebexMeetings.Http;

/// <summary>The part of an answer's body that has come in. The memory is lent, and given back empty: an answer may hold a PIN.</summary>
internal sealed class BodyBuffer : IDisposable
{
    /// <summary>No answer of this API comes near; more than this is a mistake or an attack.</summary>
    private const int MaximumBytes = 64 * 1024 * 1024;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(8 * 1024);
    private int length;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads what there is next.</summary>
    /// <returns>How many bytes; zero at the end.</returns>
    public Task<int> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (length == buffer.Length)
        {
            Grow();
        }

        return stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken);
    }

    /// <summary>Keeps what was read.</summary>
    public void Keep(int count) => length += count;

    /// <summary>All that was kept. Some proxies put a byte order mark in front, which no JSON reader takes; it is left out.</summary>
    public byte[] ToArray()
    {
        Span<byte> body = buffer.AsSpan(0, length);
        return (body.StartsWith(ByteOrderMark) ? body.Slice(ByteOrderMark.Length) : body).ToArray();
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

    private void Grow()
    {
        if (length >= MaximumBytes)
        {
            throw new BodyTooLargeException($"The answer is longer than {MaximumBytes / (1024 * 1024)} MiB.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
