using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace WebexMeetings.Commands.Output;

/// <summary>
/// Converts JSON as ConvertFrom-Json does: to objects with properties, arrays, text and numbers. Text that looks like a date stays text, as
/// it was sent.
/// </summary>
internal static class JsonObjects
{
    /// <summary>The reserved names, for which PowerShell throws. Such a property gets an underscore after its name.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "PSObject", "PSBase", "PSAdapted", "PSExtended", "PSTypeNames",
    };

    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => FromNumber(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static PSObject FromObject(JsonElement json)
    {
        var result = new PSObject();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            // PowerShell objects have no property without a name, and no two names that differ only in case.
            string name = Reserved.Contains(property.Name) ? property.Name + "_" : property.Name;
            if (name.Length > 0 && result.Properties[name] is null)
            {
                result.Properties.Add(new PSNoteProperty(name, From(property.Value)));
            }
        }

        return result;
    }

    // A longer whole number keeps its digits, because it may be an identifier. A number that fits no type stays text.
    private static object FromNumber(JsonElement json)
    {
        string text = json.GetRawText();
        bool isWhole = text.All(c => c is (>= '0' and <= '9') or '-');
        const NumberStyles Fraction = NumberStyles.Float;
        return json.TryGetInt64(out long whole) ? whole
            : isWhole && decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal large) ? large
            : !isWhole && double.TryParse(text, Fraction, CultureInfo.InvariantCulture, out double part) && !double.IsInfinity(part) ? part
            : text;
    }
}
