using System.Management.Automation;
using System.Text.Json;

namespace WebexMeetings.Commands.Output;

/// <summary>
/// Makes of JSON what ConvertFrom-Json makes of it: objects with properties, arrays, text, numbers. Text that looks like a date stays
/// text, as it was sent.
/// </summary>
internal static class JsonObjects
{
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => FromObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out long whole) ? whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static PSObject FromObject(JsonElement json)
    {
        var result = new PSObject();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            // PowerShell knows no property without a name, and none whose name differs from another's in case only.
            if (property.Name.Length > 0 && result.Properties[property.Name] is null)
            {
                result.Properties.Add(new PSNoteProperty(property.Name, From(property.Value)));
            }
        }

        return result;
    }
}
