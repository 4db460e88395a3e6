using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>Session types as the three endpoints show them.</summary>
internal static class SessionTypeJson
{
    /// <summary>{personId, email, siteUrl, sessionTypes}.</summary>
    public static void WriteOfPerson(Utf8JsonWriter writer, Person person, Site site, IReadOnlyList<string> ids)
    {
        writer.WriteStartObject();
        writer.WriteString("personId"u8, person.PersonId);
        writer.WriteString("email"u8, person.Email);
        writer.WriteString("siteUrl"u8, site.Host);
        writer.WriteStartArray("sessionTypes"u8);
        foreach (SessionType type in SessionTypes.Of(site).Where(type => ids.Contains(type.Id)))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, type.Id);
            writer.WriteString("shortName"u8, type.ShortName);
            writer.WriteString("name"u8, type.Name);
            writer.WriteString("type"u8, type.Type);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteOfSite(Utf8JsonWriter writer, Site site)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (SessionType type in SessionTypes.Of(site))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, type.Id);
            writer.WriteString("shortName"u8, type.ShortName);
            writer.WriteString("siteUrl"u8, site.Host);
            writer.WriteString("name"u8, type.Name);
            writer.WriteString("type"u8, type.Type);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>{id, name, type, attendeesCapacity}: how an ordinary user sees it.</summary>
    public static void WriteForMeeting(Utf8JsonWriter writer, SessionType type)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, type.Id);
        writer.WriteString("name"u8, type.Name);
        writer.WriteString("type"u8, type.Type);
        writer.WriteNumber("attendeesCapacity"u8, 1000);
        writer.WriteEndObject();
    }
}
