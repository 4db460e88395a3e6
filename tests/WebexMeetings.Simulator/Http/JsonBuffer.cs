using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>One writer and one buffer per thread: an answer allocates its own bytes and nothing else.</summary>
internal static class JsonBuffer
{
    // Webex sends é and 漢字 as they are, not as \u escapes.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? threadBuffer;

    [ThreadStatic]
    private static Utf8JsonWriter? threadWriter;

    public static byte[] Write<TState>(TState state, Action<Utf8JsonWriter, TState> write)
    {
        ArrayBufferWriter<byte> buffer = threadBuffer ??= new ArrayBufferWriter<byte>(4096);
        Utf8JsonWriter writer = threadWriter ??= new Utf8JsonWriter(buffer, Options);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, state);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
