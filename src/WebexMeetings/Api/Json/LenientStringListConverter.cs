using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Api.Json;

/// <summary>A list of texts, or one text where a list is usual. What is not text is passed over.</summary>
internal sealed class LenientStringListConverter : JsonConverter<List<string>>
{
    public override bool HandleNull => true;

    public override List<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var items = new List<string>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            AddText(ref reader, items);
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            AddText(ref reader, items);
        }

        return items;
    }

    public override void Write(Utf8JsonWriter writer, List<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string item in value)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    private static void AddText(ref Utf8JsonReader reader, List<string> items)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            items.Add(reader.GetString()!);
        }
        else
        {
            reader.Skip();
        }
    }
}
