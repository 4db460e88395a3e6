using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Api.Json;

/// <summary>The state of a part of a response.</summary>
internal enum FieldState
{
    /// <summary>The response does not have it.</summary>
    Absent,

    /// <summary>It is there and null.</summary>
    Null,

    /// <summary>It is not what the API documents, and at most a part of it was read.</summary>
    Unreadable,

    /// <summary>It has a valid value.</summary>
    Known,
}

/// <summary>
/// A part of a response that a change may have to write back. A read uses <see cref="Value"/>, where absent, null and unreadable are all
/// null. A write uses it only when <see cref="IsKnown"/>, because an absent list and an empty one differ there.
/// </summary>
/// <typeparam name="T">A type that can be null: string, bool?, int?, long?, or a list.</typeparam>
/// <remarks>A class, because the JIT compiles all of System.Text.Json again for a generic structure. That takes 170 methods.</remarks>
internal sealed class Field<T>
{
    private Field(FieldState state, T? value)
    {
        State = state;
        Value = value;
    }

    /// <summary>A part that the response does not have, which is the initial value in each DTO.</summary>
    public static Field<T> Absent { get; } = new(FieldState.Absent, default);

    /// <summary>A part that is there and null.</summary>
    public static Field<T> Null { get; } = new(FieldState.Null, default);

    public FieldState State { get; }

    /// <summary>Gets the value; null when nothing was read.</summary>
    public T? Value { get; }

    public bool IsKnown => State == FieldState.Known;

    public static Field<T> Known(T value) => new(FieldState.Known, value);

    /// <param name="value">The part that can still be shown.</param>
    public static Field<T> Unreadable(T? value = default) => new(FieldState.Unreadable, value);
}

/// <summary>
/// Creates the converters that read text, Boolean values, whole numbers and lists, also from a similar JSON type, and
/// <see cref="Field{T}"/> of any of them. A new DTO needs no entry here.
/// </summary>
internal sealed class LenientConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        IsSimple(typeToConvert) || IsList(typeToConvert)
            || (IsGeneric(typeToConvert, typeof(Field<>)) && CanConvert(Argument(typeToConvert)));

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        if (IsGeneric(typeToConvert, typeof(Field<>)))
        {
            Type inner = Argument(typeToConvert);
            return Create(typeof(FieldConverter<>).MakeGenericType(inner), CreateConverter(inner, options));
        }

        return IsList(typeToConvert)
            ? Create(typeof(LenientListConverter<>).MakeGenericType(Argument(typeToConvert)))
            : CreateSimple(typeToConvert);
    }

    private static bool IsSimple(Type type) =>
        type == typeof(string) || type == typeof(bool?) || type == typeof(int?) || type == typeof(long?) || type == typeof(List<string>);

    private static bool IsList(Type type) => type != typeof(List<string>) && IsGeneric(type, typeof(List<>)) && Argument(type).IsClass;

    private static bool IsGeneric(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;

    private static Type Argument(Type type) => type.GetGenericArguments()[0];

    private static JsonConverter CreateSimple(Type type) =>
        type == typeof(string) ? new LenientStringConverter()
        : type == typeof(bool?) ? new LenientBooleanConverter()
        : type == typeof(int?) ? new LenientInt32Converter()
        : type == typeof(long?) ? new LenientInt64Converter()
        : new LenientStringListConverter();

    private static JsonConverter Create(Type type, params object[] arguments) => (JsonConverter)Activator.CreateInstance(type, arguments)!;
}

/// <summary>Reads a part of a response and its state. For reading alone, a value that is not valid is null.</summary>
/// <typeparam name="T">A type that can be null.</typeparam>
internal abstract class LenientConverter<T> : JsonConverter<T>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReadField(ref reader, options).Value;

    public Field<T> ReadField(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? Field<T>.Null : ReadPresent(ref reader, options);

    /// <summary>Reads a value other than null, and leaves the reader at its end.</summary>
    protected abstract Field<T> ReadPresent(ref Utf8JsonReader reader, JsonSerializerOptions options);

    protected static Field<T> Skip(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return Field<T>.Unreadable();
    }
}

/// <summary>Reads a part of a response with its state.</summary>
internal sealed class FieldConverter<T>(LenientConverter<T> inner) : JsonConverter<Field<T>>
{
    public override bool HandleNull => true;

    public override Field<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        inner.ReadField(ref reader, options);

    public override void Write(Utf8JsonWriter writer, Field<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}

/// <summary>
/// Reads text. A number or a Boolean value in its place can be shown, but is not known, because a PIN sent as a number may have lost its
/// leading zeros.
/// </summary>
internal sealed class LenientStringConverter : LenientConverter<string?>
{
    // Most values are text that no change writes back. They need no Field.
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : base.Read(ref reader, typeToConvert, options);

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
    private static readonly Field<bool?> Yes = Field<bool?>.Known(true);
    private static readonly Field<bool?> No = Field<bool?>.Known(false);

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
        return value is null ? Skip(ref reader) : value.Value ? Yes : No;
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

    // Not JsonSerializer.Deserialize, which reads the whole item twice: first to find its end.
    protected override T? ReadItem(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.StartObject
            ? ((JsonConverter<T>)TypeIn(options).Converter).Read(ref reader, typeof(T), options)
            : null;

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
