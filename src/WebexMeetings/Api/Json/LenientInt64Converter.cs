using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Api.Json;

/// <summary>A whole number, also as text or with a zero fraction. Anything else reads as null.</summary>
internal sealed class LenientInt64Converter : JsonConverter<long?>
{
    public override bool HandleNull => true;

    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetInt64(out long number) ? number : reader.TryGetDouble(out double fraction) ? Whole(fraction) : null;
            case JsonTokenType.String:
                return double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed) ? Whole(parsed) : null;
            default:
                reader.Skip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } known)
        {
            writer.WriteNumberValue(known);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static long? Whole(double value) => Math.Abs(value) < 9e15 && Math.Floor(value) == value ? (long)value : null;
}
