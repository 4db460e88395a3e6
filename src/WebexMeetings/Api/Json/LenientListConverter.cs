using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Api.Json;

/// <summary>A list of objects, or one object where a list is usual, or the other way round. What is not an object is passed over.</summary>
internal sealed class LenientListConverter<T> : JsonConverter<List<T>>
    where T : class
{
    public override bool HandleNull => true;

    public override List<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            AddObject(ref reader, items, type);
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            AddObject(ref reader, items, type);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, List<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    private static void AddObject(ref Utf8JsonReader reader, List<T> items, JsonTypeInfo<T> type)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            items.Add(JsonSerializer.Deserialize(ref reader, type)!);
        }
        else
        {
            reader.Skip();
        }
    }
}
