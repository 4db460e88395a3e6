using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The answers below /meetingPreferences but the room.</summary>
internal static class PreferenceJson
{
    public static void Write(Utf8JsonWriter writer, Room room, Preferences preferences, Organization organization)
    {
        writer.WriteStartObject();
        WriteParts(writer, preferences);
        WriteSites(writer, room.Owner, organization);
        writer.WritePropertyName("personalMeetingRoom"u8);
        RoomJson.Write(writer, room);
        writer.WriteEndObject();
    }

    public static void WriteParts(Utf8JsonWriter writer, Preferences preferences)
    {
        writer.WritePropertyName("audio"u8);
        WriteAudio(writer, preferences);
        writer.WritePropertyName("video"u8);
        WriteVideo(writer, preferences);
        writer.WritePropertyName("schedulingOptions"u8);
        WriteScheduling(writer, preferences);
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

    public static void WriteAudio(Utf8JsonWriter writer, Preferences preferences)
    {
        AudioSettings audio = preferences.Audio;
        writer.WriteStartObject();
        writer.WriteString("defaultAudioType"u8, audio.DefaultAudioType);
        writer.WriteString("otherTeleconferenceDescription"u8, audio.OtherTeleconferenceDescription);
        writer.WriteBoolean("enabledGlobalCallIn"u8, audio.EnabledGlobalCallIn);
        writer.WriteBoolean("enabledTollFree"u8, audio.EnabledTollFree);
        writer.WriteBoolean("enabledAutoConnection"u8, audio.EnabledAutoConnection);
        if (audio.AudioPin is { } pin)
            writer.WriteString("audioPin"u8, pin);
        WritePhone(writer, "officeNumber", audio.OfficeNumber);
        WritePhone(writer, "mobileNumber", audio.MobileNumber);
        writer.WriteEndObject();
    }

    public static void WriteVideo(Utf8JsonWriter writer, Preferences preferences)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("videoDevices"u8);
        foreach (VideoDevice device in preferences.VideoDevices)
        {
            writer.WriteStartObject();
            writer.WriteString("deviceName"u8, device.Name);
            writer.WriteString("deviceAddress"u8, device.Address);
            writer.WriteBoolean("isDefault"u8, device.IsDefault);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void WriteScheduling(Utf8JsonWriter writer, Preferences preferences)
    {
        SchedulingSettings scheduling = preferences.Scheduling;
        writer.WriteStartObject();
        writer.WriteBoolean("enabledJoinBeforeHost"u8, scheduling.EnabledJoinBeforeHost);
        writer.WriteNumber("joinBeforeHostMinutes"u8, scheduling.JoinBeforeHostMinutes);
        writer.WriteBoolean("enabledAutoShareRecording"u8, scheduling.EnabledAutoShareRecording);
        writer.WriteBoolean("enabledWebexAssistantByDefault"u8, scheduling.EnabledWebexAssistantByDefault);
        WriteTexts(writer, "delegateEmails", scheduling.DelegateEmails);
        writer.WriteEndObject();
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private static void WritePhone(Utf8JsonWriter writer, string name, PhoneNumber phone)
    {
        writer.WriteStartObject(name);
        writer.WriteString("countryCode"u8, phone.CountryCode);
        writer.WriteString("number"u8, phone.Number);
        writer.WriteBoolean("enabledCallInAuthentication"u8, phone.EnabledCallInAuthentication);
        writer.WriteBoolean("enabledCallMe"u8, phone.EnabledCallMe);
        writer.WriteEndObject();
    }
}
