using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Api.Json;

/// <summary>A boolean, or "true", "false", 1 or 0 where one was promised. Anything else reads as null.</summary>
internal sealed class LenientBooleanConverter : JsonConverter<bool?>
{
    public override bool HandleNull => true;

    public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return Parse(reader.GetString()!.Trim());
            case JsonTokenType.Number:
                return reader.TryGetInt32(out int number) && number is 0 or 1 ? number == 1 : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options)
    {
        if (value is { } known)
        {
            writer.WriteBooleanValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static bool? Parse(string text) => bool.TryParse(text, out bool value) ? value : text switch { "1" => true, "0" => false, _ => null };
}
