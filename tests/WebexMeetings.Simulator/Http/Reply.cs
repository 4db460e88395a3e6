using System.Text;
using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>An answer, complete before its first byte is sent, so that a fault can cut it anywhere.</summary>
internal sealed class Reply
{
    public const string JsonType = "application/json;charset=UTF-8";

    private List<KeyValuePair<string, string>>? headers;

    public int Status { get; init; } = 200;

    /// <summary>Null sends no Content-Type.</summary>
    public string? ContentType { get; init; } = JsonType;

    public byte[] Body { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Headers => headers ?? [];

    public static Reply Json<TState>(TState state, Action<Utf8JsonWriter, TState> write, int status = 200) =>
        new() { Status = status, Body = JsonBuffer.Write(state, write) };

    public static Reply Text(int status, string contentType, string body) =>
        new() { Status = status, ContentType = contentType, Body = Encoding.UTF8.GetBytes(body) };

    public Reply With(string header, string? value)
    {
        if (value is not null)
            (headers ??= []).Add(new(header, value));
        return this;
    }
}
