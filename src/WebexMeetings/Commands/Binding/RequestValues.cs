using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Commands.Binding;

/// <summary>
/// Converts a value from a user to the body of a request: a hashtable, an object, a list, or JSON as text. It rejects .NET objects whose
/// properties are not data, such as a SecureString, an XML document or a file.
/// </summary>
internal static class JsonBody
{
    private const int Deepest = 32;
    private const int LargestBytes = 16 * 1024 * 1024;
    /// <summary>
    /// Throws for an unpaired surrogate, which the JSON writer would replace, and so send another value than the given one.
    /// </summary>
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const string PlainValues = "Give -Body a hashtable of plain values, or JSON text.";

    /// <exception cref="WebexApiException">The value cannot be converted to JSON. The message contains no part of it.</exception>
    public static byte[] From(object body)
    {
        object value = body is PSObject wrapped ? wrapped.BaseObject : body;
        try
        {
            return value is string text ? FromText(text) : FromObject(body);
        }
        catch (Exception unfit) when (unfit is not (WebexApiException or PipelineStoppedException))
        {
            throw InvalidInput.Create($"The body cannot be converted to JSON ({unfit.GetType().Name})", PlainValues);
        }
    }

    private static byte[] FromObject(object body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            new Composition(writer).Write(body);
        }

        return stream.ToArray();
    }

    private static byte[] FromText(string text)
    {
        try
        {
            byte[] body = Strict.GetBytes(text);
            using JsonDocument document = JsonDocument.Parse(body);
            return body;
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException)
        {
            throw InvalidInput.Create("The body is text, but not JSON", "Give -Body a hashtable, or text such as ConvertTo-Json makes.");
        }
    }

    private sealed class Composition(Utf8JsonWriter writer)
    {
        /// <summary>The objects that contain the current value.</summary>
        private readonly Stack<object> parents = new();

        public void Write(object? value)
        {
            // A small object may contain itself, or the same parts many times, and so exceed all memory.
            if (writer.BytesCommitted + writer.BytesPending > LargestBytes)
            {
                throw InvalidInput.Create($"The body is larger than {LargestBytes / (1024 * 1024)} MiB", PlainValues);
            }

            object? plain = PipedObject.Unwrap(value);
            switch (plain)
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case string or char or Guid or Uri:
                    writer.WriteStringValue(Whole(Convert.ToString(plain, CultureInfo.InvariantCulture)!));
                    break;
                case bool or SwitchParameter:
                    writer.WriteBooleanValue(LanguagePrimitives.IsTrue(plain));
                    break;
                case DateTimeOffset time:
                    writer.WriteStringValue(time);
                    break;
                case DateTime time:
                    writer.WriteStringValue(time);
                    break;
                case Enum name:
                    writer.WriteStringValue(name.ToString());
                    break;
                case IConvertible when Type.GetTypeCode(plain.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal:
                    writer.WriteRawValue(NumberText(plain));
                    break;
                default:
                    WriteWhole(plain);
                    break;
            }
        }

        // Without "R", .NET Framework writes 15 digits of a double, which are not always enough to read it back.
        private static string NumberText(object number) => number switch
        {
            double value => value.ToString("R", CultureInfo.InvariantCulture),
            float value => value.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(number, CultureInfo.InvariantCulture)!,
        };

        private static string Whole(string text) => Strict.GetByteCount(text) >= 0 ? text : string.Empty;

        private void WriteWhole(object whole)
        {
            if (parents.Any(parent => ReferenceEquals(parent, whole)))
            {
                throw InvalidInput.Create("The body contains itself", PlainValues);
            }

            if (parents.Count >= Deepest)
            {
                throw InvalidInput.Create(
                    $"The body is nested more than {Deepest} levels deep",
                    "Give -Body JSON text, or simpler objects.");
            }

            parents.Push(whole);
            switch (whole)
            {
                case IDictionary map:
                    WriteMap(map);
                    break;
                case IEnumerable list when IsList(list):
                    WriteList(list);
                    break;
                case PSObject properties:
                    WriteObject(properties);
                    break;
                case { } other when IsData(other.GetType()):
                    WriteObject(PSObject.AsPSObject(other));
                    break;
                default:
                    throw InvalidInput.Create($"The body holds a value of the type {whole.GetType().Name}, which is not JSON", PlainValues);
            }

            parents.Pop();
        }

        private void WriteMap(IDictionary map)
        {
            writer.WriteStartObject();
            foreach (DictionaryEntry entry in map)
            {
                writer.WritePropertyName(Whole(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty));
                Write(entry.Value);
            }

            writer.WriteEndObject();
        }

        private void WriteList(IEnumerable list)
        {
            writer.WriteStartArray();
            foreach (object? item in list)
            {
                Write(item);
            }

            writer.WriteEndArray();
        }

        private void WriteObject(PSObject value)
        {
            writer.WriteStartObject();
            foreach (PSPropertyInfo property in value.Properties.Where(property => property.IsGettable))
            {
                writer.WritePropertyName(property.Name);
                Write(property.Value);
            }

            writer.WriteEndObject();
        }

        // An XML document is enumerable too.
        private static bool IsList(IEnumerable list) =>
            list is ICollection || list.GetType().Namespace?.StartsWith("System.Xml", StringComparison.Ordinal) is not true;

        /// <summary>Returns whether the type is one of this module, or a class of a script.</summary>
        private static bool IsData(Type type) => type.Assembly == typeof(JsonBody).Assembly || type.Assembly.IsDynamic;
    }
}

/// <summary>Converts a value from a user to the text of a query or a header.</summary>
internal static class PlainText
{
    /// <summary>The maximum depth, because nested lists have no meaning in a query, and a list may contain itself.</summary>
    private const int Deepest = 2;

    private const int MostItems = 10_000;

    /// <summary>Returns the text of a name, which may be empty.</summary>
    /// <exception cref="WebexApiException">The value is not text, a number, a date, a Boolean value, or a list of these.</exception>
    public static string Of(object? value) => Of(value, 0, owner: null);

    /// <summary>
    /// Returns the text of a value. An empty value is an error: Webex would ignore the parameter, and so use the signed-in user or the
    /// whole list where a script names a user from an empty cell or a variable without a value.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of the value.</param>
    /// <param name="parameter">The parameter of the cmdlet, such as "-Query".</param>
    /// <exception cref="WebexApiException">
    /// The value or an item of it is empty, or is not text, a number, a date, a Boolean value, or a list of these.
    /// </exception>
    public static string Of(object? value, string name, string parameter)
    {
        string owner = $"{InvalidInput.Show(name)} in {parameter}";
        string text = Of(value, 0, owner);
        return string.IsNullOrWhiteSpace(text)
            ? throw InvalidInput.Create($"The value of {owner} is empty", EmptyParameter.WhatToDo)
            : text;
    }

    private static string Of(object? value, int depth, string? owner)
    {
        object? plain = PipedObject.Unwrap(value);
        return plain switch
        {
            null => string.Empty,
            string text => text,
            bool or SwitchParameter => LanguagePrimitives.IsTrue(plain) ? "true" : "false",
            DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            float number => number.ToString("R", CultureInfo.InvariantCulture),
            IDictionary or PSObject or PSCustomObject => throw NotPlain(),
            IEnumerable list when depth < Deepest => Joined(list, depth, owner),
            IEnumerable => throw NotPlain(),
            IConvertible or Guid or Uri or Version => Convert.ToString(plain, CultureInfo.InvariantCulture)!,
            _ => throw NotPlain(),
        };
    }

    private static string Joined(IEnumerable list, int depth, string? owner)
    {
        List<string> texts = [];
        foreach (object? item in list)
        {
            texts.Add(Of(item, depth + 1, owner));
            if (owner is not null && string.IsNullOrWhiteSpace(texts[texts.Count - 1]))
            {
                throw InvalidInput.Create($"The list for {owner} has an empty item", EmptyParameter.WhatToDo);
            }

            if (texts.Count > MostItems)
            {
                throw NotPlain();
            }
        }

        return string.Join(",", texts);
    }

    private static WebexApiException NotPlain() => InvalidInput.Create(
        "A value of -Query or -Header is not plain text", "Give text, numbers, dates, booleans, or lists of these.");
}
