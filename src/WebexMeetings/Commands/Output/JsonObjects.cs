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
    /// <summary>The reserved names, for which PowerShell throws.</summary>
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
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (!json.EnumerateObject().All(field => IsFit(field.Name) && names.Add(field.Name)))
        {
            return FromUnusualNames(json);
        }

        var result = new PSObject();
        foreach (JsonProperty field in json.EnumerateObject())
        {
            result.Properties.Add(new PSNoteProperty(field.Name, From(field.Value)));
        }

        return result;
    }

    private static PSObject FromUnusualNames(JsonElement json)
    {
        // Of fields with exactly the same name, the last one counts, as for ConvertFrom-Json.
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        List<string> names = [];
        foreach (JsonProperty field in json.EnumerateObject())
        {
            if (!fields.ContainsKey(field.Name))
            {
                names.Add(field.Name);
            }

            fields[field.Name] = field.Value;
        }

        var result = new PSObject();
        foreach ((string field, string property) in PropertyNames(names))
        {
            result.Properties.Add(new PSNoteProperty(property, From(fields[field])));
        }

        return result;
    }

    private static bool IsFit(string name) => name.Length > 0 && !Reserved.Contains(name);

    /// <summary>
    /// Returns each field with its property. A name that no property can have, or another one has in other letter case, gets underscores
    /// after it. The names that need none come first, so that such a name does not take theirs.
    /// </summary>
    private static IEnumerable<(string Field, string Property)> PropertyNames(List<string> fields)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        bool[] isFit = [.. fields.Select(field => IsFit(field) && taken.Add(field))];
        for (int i = 0; i < fields.Count; i++)
        {
            string name = fields[i];
            while (!isFit[i])
            {
                name += "_";
                isFit[i] = taken.Add(name);
            }

            yield return (fields[i], name);
        }
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
