using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Api.Json;

/// <summary>
/// Reads a list, or a single item in its place. It skips values that are not items. The list is then not known, because writing it back
/// would drop the skipped values.
/// </summary>
internal abstract class LenientSequenceConverter<T> : LenientConverter<List<T>>
    where T : class
{
    protected override Field<List<T>> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var items = new List<T>();
        bool isWhole = true;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            isWhole = Add(ref reader, items, options);
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                isWhole &= Add(ref reader, items, options);
            }
        }

        return isWhole ? Field<List<T>>.Known(items) : Field<List<T>>.Unreadable(items);
    }

    /// <summary>Reads one item; null when this is not one.</summary>
    protected abstract T? ReadItem(ref Utf8JsonReader reader, JsonSerializerOptions options);

    private bool Add(ref Utf8JsonReader reader, List<T> items, JsonSerializerOptions options)
    {
        if (ReadItem(ref reader, options) is { } item)
        {
            items.Add(item);
            return true;
        }

        reader.Skip();
        return false;
    }
}

/// <summary>A list of objects.</summary>
internal sealed class LenientListConverter<T> : LenientSequenceConverter<T>
    where T : class
{
    public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> type = TypeIn(options);
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    protected override T? ReadItem(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject ? JsonSerializer.Deserialize(ref reader, TypeIn(options)) : null;

    private static JsonTypeInfo<T> TypeIn(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}

/// <summary>A list of texts.</summary>
internal sealed class LenientStringListConverter : LenientSequenceConverter<string>
{
    public override void Write(Utf8JsonWriter writer, List<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string item in value)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    protected override string? ReadItem(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
}
