using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WebexMeetings.Api.Json;

/// <summary>
/// Reads text. A number or a Boolean value in its place can be shown, but is not known, because a PIN sent as a number may have lost its
/// leading zeros.
/// </summary>
internal sealed class LenientStringConverter : LenientConverter<string?>
{
    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    protected override Field<string?> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => Field<string?>.Known(reader.GetString()),
        JsonTokenType.Number => Field<string?>.Unreadable(Encoding.UTF8.GetString(reader.ValueSpan.ToArray())),
        JsonTokenType.True => Field<string?>.Unreadable("true"),
        JsonTokenType.False => Field<string?>.Unreadable("false"),
        _ => Skip(ref reader),
    };
}

/// <summary>A boolean, or "true", "false", 1 or 0 in its place.</summary>
internal sealed class LenientBooleanConverter : LenientConverter<bool?>
{
    public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => writer.WriteBooleanValue(value!.Value);

    protected override Field<bool?> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        bool? value = reader.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            JsonTokenType.String => Parse(reader.GetString()!.Trim()),
            JsonTokenType.Number => reader.TryGetInt32(out int number) && number is 0 or 1 ? number == 1 : null,
            _ => null,
        };
        return value is null ? Skip(ref reader) : Field<bool?>.Known(value);
    }

    private static bool? Parse(string text) =>
        bool.TryParse(text, out bool value) ? value : text switch { "1" => true, "0" => false, _ => null };
}

/// <summary>A whole number, also as text or with a zero fraction.</summary>
internal sealed class LenientInt64Converter : LenientConverter<long?>
{
    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options) => writer.WriteNumberValue(value!.Value);

    internal static long? Parse(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.TryGetInt64(out long number) ? number
            : reader.TryGetDouble(out double fraction) ? Whole(fraction)
            : null,
        JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double parsed)
            ? Whole(parsed)
            : null,
        _ => null,
    };

    protected override Field<long?> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        Parse(ref reader) is { } number ? Field<long?>.Known(number) : Skip(ref reader);

    // Beyond this, a double cannot represent every whole number.
    private static long? Whole(double value) => Math.Abs(value) < 9e15 && Math.Floor(value) == value ? (long)value : null;
}

/// <summary>The same, where the API means a small number.</summary>
internal sealed class LenientInt32Converter : LenientConverter<int?>
{
    public override void Write(Utf8JsonWriter writer, int? value, JsonSerializerOptions options) => writer.WriteNumberValue(value!.Value);

    protected override Field<int?> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        LenientInt64Converter.Parse(ref reader) is { } number and >= int.MinValue and <= int.MaxValue
            ? Field<int?>.Known((int)number)
            : Skip(ref reader);
}
