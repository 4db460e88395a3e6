using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>Reads the fields of a request strictly: what the documentation does not allow is a 400.</summary>
internal static class JsonFields
{
    public static string Text(this JsonElement body, string name) => body.OptionalText(name) ?? throw Missing(name);

    public static string? OptionalText(this JsonElement body, string name) => body.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw RefusedException.BadRequest($"'{name}' must be a string."),
    };

    public static bool Flag(this JsonElement body, string name) => body.OptionalFlag(name) ?? throw Missing(name);

    public static bool? OptionalFlag(this JsonElement body, string name) => body.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw RefusedException.BadRequest($"'{name}' must be a boolean."),
    };

    public static int Number(this JsonElement body, string name)
    {
        JsonElement value = body.Find(name) ?? throw Missing(name);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
            ? number
            : throw RefusedException.BadRequest($"'{name}' must be a number.");
    }

    public static JsonElement Object(this JsonElement body, string name)
    {
        JsonElement value = body.Find(name) ?? throw Missing(name);
        return value.ValueKind == JsonValueKind.Object ? value : throw RefusedException.BadRequest($"'{name}' must be an object.");
    }

    public static IEnumerable<JsonElement> List(this JsonElement body, string name) => body.OptionalList(name) ?? throw Missing(name);

    public static IEnumerable<JsonElement>? OptionalList(this JsonElement body, string name) => body.Find(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } value => value.EnumerateArray(),
        _ => throw RefusedException.BadRequest($"'{name}' must be an array."),
    };

    private static JsonElement? Find(this JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    private static RefusedException Missing(string name) => RefusedException.BadRequest($"'{name}' is required.");
}
