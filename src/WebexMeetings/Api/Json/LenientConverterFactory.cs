using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebexMeetings.Api.Json;

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
    public override bool HandleNull => true;

    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
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
        throw new NotSupportedException("A field of a response is not sent; the body of a change has types of its own.");
}
