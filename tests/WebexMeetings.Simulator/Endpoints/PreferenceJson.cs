using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The answers below /meetingPreferences but the room.</summary>
internal static class PreferenceJson
{
    public static void Write(Utf8JsonWriter writer, Room room, Organization organization)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("audio"u8);
        WriteAudio(writer, room.Owner);
        writer.WritePropertyName("video"u8);
        WriteVideo(writer, room.Owner);
        writer.WritePropertyName("schedulingOptions"u8);
        WriteScheduling(writer, room.Owner);
        WriteSites(writer, room.Owner, organization);
        writer.WritePropertyName("personalMeetingRoom"u8);
        RoomJson.Write(writer, room);
        writer.WriteEndObject();
    }

    public static void WriteSites(Utf8JsonWriter writer, Person person, Organization organization)
    {
        Site? defaultSite = organization.DefaultSite(person);
        writer.WriteStartArray("sites"u8);
        foreach (Site site in Shuffled(person))
            WriteSite(writer, site, site == defaultSite);
        writer.WriteEndArray();
    }

    /// <summary>The default site may stand anywhere in the list; for the same person it stands at the same place.</summary>
    private static IEnumerable<Site> Shuffled(Person person) =>
        person.HostSites.Concat(person.AttendeeSites).OrderBy(site => StableHash.Mix((ulong)person.Ordinal, (ulong)site.Index));

    public static void WriteSite(Utf8JsonWriter writer, Site site, bool isDefault)
    {
        writer.WriteStartObject();
        writer.WriteString("siteUrl"u8, site.Host);
        writer.WriteBoolean("default"u8, isDefault);
        writer.WriteEndObject();
    }

    public static void WriteAudio(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.WriteString("defaultAudioType"u8, "webexAudio"u8);
        writer.WriteString("otherTeleconferenceDescription"u8, "");
        writer.WriteBoolean("enabledGlobalCallIn"u8, true);
        writer.WriteBoolean("enabledTollFree"u8, person.Ordinal % 2 == 0);
        writer.WriteBoolean("enabledAutoConnection"u8, false);
        WritePhone(writer, "officeNumber");
        WritePhone(writer, "mobileNumber");
        writer.WriteEndObject();
    }

    public static void WriteVideo(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("videoDevices"u8);
        writer.WriteStartObject();
        writer.WriteString("deviceName"u8, "Desk");
        writer.WriteString("deviceAddress"u8, $"desk-{person.Email}");
        writer.WriteBoolean("isDefault"u8, true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteScheduling(Utf8JsonWriter writer, Person person)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("enabledJoinBeforeHost"u8, person.Ordinal % 2 == 1);
        writer.WriteNumber("joinBeforeHostMinutes"u8, person.Ordinal % 2 == 1 ? 5 : 0);
        writer.WriteBoolean("enabledAutoShareRecording"u8, false);
        writer.WriteBoolean("enabledWebexAssistantByDefault"u8, false);
        writer.WriteStartArray("delegateEmails"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WritePhone(Utf8JsonWriter writer, string name)
    {
        writer.WriteStartObject(name);
        writer.WriteString("countryCode"u8, "1"u8);
        writer.WriteString("number"u8, "5550100"u8);
        writer.WriteBoolean("enabledCallInAuthentication"u8, false);
        writer.WriteBoolean("enabledCallMe"u8, false);
        writer.WriteEndObject();
    }
}
