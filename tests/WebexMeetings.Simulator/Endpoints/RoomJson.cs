using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>A room as the API shows it.</summary>
internal static class RoomJson
{
    public static void Write(Utf8JsonWriter writer, Room room)
    {
        writer.WriteStartObject();
        WriteSettings(writer, room);
        WriteCoHosts(writer, room.CoHosts);
        WriteAddresses(writer, room);
        // A VoIP-only site has no telephony, although the schema calls it required.
        if (room.Site.HasTelephony)
            WriteTelephony(writer, room);
        writer.WriteEndObject();
    }

    public static void WriteNumbers(Utf8JsonWriter writer, Room room)
    {
        writer.WriteStartArray("callInNumbers"u8);
        foreach (CallInNumber number in room.CallInNumbers)
        {
            writer.WriteStartObject();
            writer.WriteString("label"u8, number.Label);
            writer.WriteString("callInNumber"u8, number.Number);
            writer.WriteString("tollType"u8, number.TollType);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter writer, Room room)
    {
        writer.WriteString("topic"u8, room.Topic);
        writer.WriteString("hostPin"u8, room.HostPin);
        writer.WriteBoolean("enabledAutoLock"u8, room.EnabledAutoLock);
        writer.WriteNumber("autoLockMinutes"u8, room.AutoLockMinutes);
        writer.WriteBoolean("enabledNotifyHost"u8, room.EnabledNotifyHost);
        writer.WriteBoolean("supportCoHost"u8, room.SupportCoHost);
        writer.WriteBoolean("supportAnyoneAsCoHost"u8, room.SupportAnyoneAsCoHost);
        writer.WriteBoolean("allowFirstUserToBeCoHost"u8, room.AllowFirstUserToBeCoHost);
        writer.WriteBoolean("allowAuthenticatedDevices"u8, room.AllowAuthenticatedDevices);
    }

    private static void WriteCoHosts(Utf8JsonWriter writer, IReadOnlyList<CoHost> coHosts)
    {
        writer.WriteStartArray("coHosts"u8);
        foreach (CoHost coHost in coHosts)
        {
            writer.WriteStartObject();
            writer.WriteString("email"u8, coHost.Email);
            writer.WriteString("displayName"u8, coHost.DisplayName);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteAddresses(Utf8JsonWriter writer, Room room)
    {
        PersonKind kind = room.Owner.Kind;
        if (kind == PersonKind.Ordinary)
            writer.WriteString("personalMeetingRoomLink"u8, room.Link);
        else if (kind == PersonKind.EmptyLink)
            writer.WriteString("personalMeetingRoomLink"u8, "");
        writer.WriteString("sipAddress"u8, kind == PersonKind.Ordinary ? room.SipAddress : "");
        writer.WriteString("dialInIpAddress"u8, room.DialInIpAddress);
    }

    private static void WriteTelephony(Utf8JsonWriter writer, Room room)
    {
        writer.WriteStartObject("telephony"u8);
        writer.WriteString("accessCode"u8, room.AccessCode);
        WriteNumbers(writer, room);
        writer.WriteStartArray("links"u8);
        writer.WriteStartObject();
        writer.WriteString("rel"u8, "globalCallinNumbers"u8);
        writer.WriteString("href"u8, $"/v1/meetings/{room.MeetingId}/globalCallinNumbers");
        writer.WriteString("method"u8, "GET"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
