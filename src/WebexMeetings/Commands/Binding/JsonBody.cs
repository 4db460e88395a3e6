using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using WebexMeetings.Api.Core;

namespace WebexMeetings.Commands.Binding;

/// <summary>Makes the body of a request of what a user gives: a hashtable, an object, a list, or JSON as text.</summary>
internal static class JsonBody
{
    private const int Deepest = 32;

    /// <exception cref="WebexApiException">It is no JSON and cannot be made JSON. The message holds nothing of it: it may be a secret.</exception>
    public static byte[] From(object body)
    {
        object value = body is PSObject wrapped ? wrapped.BaseObject : body;
        if (value is string text)
        {
            return FromText(text);
        }

        try
        {
            return FromObject(body);
        }
        catch (Exception unfit) when (unfit is ArgumentException or JsonException or InvalidOperationException or GetValueException)
        {
            throw InvalidInput.Create($"The body cannot be made JSON ({unfit.GetType().Name})", "Give -Body a hashtable of plain values, or JSON text.");
        }
    }

    private static byte[] FromObject(object body)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, body, 0);
        }

        return stream.ToArray();
    }

    private static byte[] FromText(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Encoding.UTF8.GetBytes(text);
        }
        catch (JsonException)
        {
            throw InvalidInput.Create("The body is text, but not JSON", "Give -Body a hashtable, or text such as ConvertTo-Json makes.");
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > Deepest)
        {
            throw InvalidInput.Create($"The body is nested more than {Deepest} levels deep", "Give -Body JSON text, or simpler objects.");
        }

        switch (value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string or char or Guid or Uri:
                writer.WriteStringValue(Convert.ToString(value is PSObject p ? p.BaseObject : value, CultureInfo.InvariantCulture));
                break;
            case bool or SwitchParameter:
                writer.WriteBooleanValue(LanguagePrimitives.IsTrue(value));
                break;
            case DateTimeOffset time:
                writer.WriteStringValue(time);
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            case IDictionary map:
                WriteMap(writer, map, depth);
                break;
            case IEnumerable list:
                WriteList(writer, list, depth);
                break;
            case { } other when IsNumber(other):
                writer.WriteRawValue(Convert.ToString(other, CultureInfo.InvariantCulture)!);
                break;
            case Enum name:
                writer.WriteStringValue(name.ToString());
                break;
            default:
                WriteObject(writer, PSObject.AsPSObject(value), depth);
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, IDictionary map, int depth)
    {
        writer.WriteStartObject();
        foreach (DictionaryEntry entry in map)
        {
            writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? string.Empty);
            Write(writer, entry.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter writer, IEnumerable list, int depth)
    {
        writer.WriteStartArray();
        foreach (object? item in list)
        {
            Write(writer, item, depth + 1);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, PSObject value, int depth)
    {
        writer.WriteStartObject();
        foreach (PSPropertyInfo property in value.Properties.Where(property => property.IsGettable))
        {
            writer.WritePropertyName(property.Name);
            Write(writer, property.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private static bool IsNumber(object value) =>
        value is not Enum && Type.GetTypeCode(value.GetType()) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
