using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>A person as live answers show one: booleans are JSON booleans, although the schema says strings.</summary>
internal static class PersonJson
{
    private const string Created = "2021-06-03T06:52:26.550Z";

    public static void Write(Utf8JsonWriter writer, Person person, Organization organization, PersonView view)
    {
        writer.WriteStartObject();
        WriteNames(writer, person);
        writer.WriteString("orgId"u8, WebexIds.Of("ORGANIZATION", organization.Id));
        if (view.ForAdministrator && view.WithPresence)
            WriteRights(writer, person, organization);
        writer.WriteString("created"u8, Created);
        if (view.ForAdministrator)
            writer.WriteString("lastModified"u8, "2024-09-27T04:01:17.235Z"u8);
        writer.WriteString("timezone"u8, "Europe/Vienna"u8);
        WriteSites(writer, person);
        WriteSipAddresses(writer, person, organization);
        if (view is { WithPresence: true, WithStatus: true })
            WritePresence(writer, person);
        if (view.ForAdministrator)
        {
            writer.WriteBoolean("invitePending"u8, false);
            writer.WriteBoolean("loginEnabled"u8, true);
        }
        writer.WriteString("type"u8, person.Kind == PersonKind.ServiceApp ? "appuser"u8 : "person"u8);
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, Person person)
    {
        writer.WriteString("id"u8, person.PersonId);
        WriteList(writer, "emails", [person.Email]);
        writer.WriteStartArray("phoneNumbers"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "work"u8);
        writer.WriteString("value"u8, $"+1 555 {person.Ordinal:D7}");
        writer.WriteBoolean("primary"u8, true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("displayName"u8, person.DisplayName);
        writer.WriteString("nickName"u8, person.FirstName);
        writer.WriteString("firstName"u8, person.FirstName);
        writer.WriteString("lastName"u8, person.LastName);
        writer.WriteString("userName"u8, person.Email);
    }

    private static void WriteRights(Utf8JsonWriter writer, Person person, Organization organization)
    {
        WriteList(writer, "roles", person.IsAdministrator ? [WebexIds.Of("ROLE", "id_full_admin")] : []);
        WriteList(
            writer,
            "licenses",
            person.HostSites.Select(site => WebexIds.Of("LICENSE", $"{organization.Id}:EE_{organization.Id}_{site.Host}")));
    }

    private static void WriteSites(Utf8JsonWriter writer, Person person) =>
        WriteList(
            writer,
            "siteUrls",
            person.HostSites.Select(site => site.Host).Concat(person.AttendeeSites.Select(site => site.Host + "#attendee")));

    /// <summary>Two entries of type personal-room, by number and by name, if and only if the person has a room.</summary>
    private static void WriteSipAddresses(Utf8JsonWriter writer, Person person, Organization organization)
    {
        writer.WriteStartArray("sipAddresses"u8);
        WriteSipAddress(writer, "cloud-calling", $"{person.FirstRoomId}@example.calls.webex.com", isPrimary: true);
        if (organization.DefaultSite(person) is { } site && organization.Room(person, site) is { } room)
        {
            WriteSipAddress(writer, "personal-room", $"2{room.AccessCode}@{site.Host}", isPrimary: false);
            WriteSipAddress(writer, "personal-room", room.SipAddress, isPrimary: false);
        }
        writer.WriteEndArray();
    }

    private static void WriteSipAddress(Utf8JsonWriter writer, string type, string value, bool isPrimary)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, type);
        writer.WriteString("value"u8, value);
        writer.WriteBoolean("primary"u8, isPrimary);
        writer.WriteEndObject();
    }

    /// <summary>Some people have never signed in.</summary>
    private static void WritePresence(Utf8JsonWriter writer, Person person)
    {
        bool isNew = person.Ordinal % 11 == 10;
        if (!isNew)
            writer.WriteString("lastActivity"u8, "2026-01-15T14:53:29.625Z"u8);
        writer.WriteString("status"u8, isNew ? "unknown"u8 : "active"u8);
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
