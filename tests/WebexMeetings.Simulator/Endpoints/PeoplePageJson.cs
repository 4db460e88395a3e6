using System.Text.Json;

namespace WebexMeetings.Simulator;

internal static class PeoplePageJson
{
    /// <summary>Live answers put notFoundIds first, and null when nothing is missing.</summary>
    public static void WriteMissing(Utf8JsonWriter writer, string[] missing)
    {
        if (missing.Length == 0)
        {
            writer.WriteNull("notFoundIds"u8);
            return;
        }
        writer.WriteStartArray("notFoundIds"u8);
        foreach (string id in missing)
            writer.WriteStringValue(id);
        writer.WriteEndArray();
    }
}
