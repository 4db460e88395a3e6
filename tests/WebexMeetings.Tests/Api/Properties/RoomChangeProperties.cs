using System.Text.Json.Nodes;
using WebexMeetings.Api.Core;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Api.OpenApi;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>
/// For any room, any answer that shows it and any change: what is sent is the exact merge for the person and the site that were asked for,
/// or nothing is sent and there is one error that names the input.
/// </summary>
public sealed class RoomChangeProperties(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const int Cases = 2_500;
    private const string Email = "a@x.com";
    private const string Site = "site4.webex.com";
    private const string RoomPath = "/v1/meetingPreferences/personalMeetingRoom";

    private static readonly string[] Optional = ["supportAnyoneAsCoHost", "allowFirstUserToBeCoHost", "allowAuthenticatedDevices"];
    private static readonly string[] CoHostSettings = ["supportAnyoneAsCoHost", "allowFirstUserToBeCoHost", "coHosts"];

    [Fact]
    public async Task A_change_of_a_room_is_the_exact_merge_or_one_error()
    {
        using Session session = fixture.Connect();
        await Property.HoldsAsync(RoomCase.Generator, Cases, room => CheckAsync(session, room));
    }

    private async Task CheckAsync(Session session, RoomCase room)
    {
        (string link, string? sip) = Address(room.Owner);
        fixture.Simulator.Faults.Clear();
        fixture.Simulator.RequestLog.Clear();
        fixture.Simulator.Faults.Add(
            new Fault { Method = "GET", UserEmail = Email, Status = 200, Body = room.Response(link, sip).ToJsonString() });
        fixture.Simulator.Faults.Add(WriteAnswerOf(room, link));
        WebexApiException? failure = null;
        ChangeResult<PersonalRoom>? result = null;
        try
        {
            result = await session.Rooms.ChangeAsync(Email, Site, room.Patch(), readBack: true, CancellationToken.None);
        }
        catch (WebexApiException failed)
        {
            failure = failed;
        }

        LoggedRequest[] writes = [.. fixture.Simulator.RequestLog.Entries.Where(request => request.Method != "GET")];
        CheckOutcome(room, writes, result, failure);
        if (writes.Length > 0)
        {
            CheckWrite(room, Assert.Single(writes));
        }
    }

    private static void CheckOutcome(RoomCase room, LoggedRequest[] writes, ChangeResult<PersonalRoom>? result, WebexApiException? failure)
    {
        string[] changed = [.. room.Change.Where(setting => !IsAsWanted(room, setting.Key)).Select(setting => setting.Key)];
        bool isUnknown = RoomCase.Fields.Any(field => !room.Change.ContainsKey(field) && IsLost(room, field));
        bool isOtherOwner = room.Owner is AnswerOwner.Caller or AnswerOwner.CallerInOtherCase or AnswerOwner.OtherSite;
        if (failure is not null)
        {
            Assert.StartsWith($"Personal room of '{Email}' on '{Site}': ", failure.Message, StringComparison.Ordinal);
            Assert.True(
                writes.Length == 0
                    ? failure.Message.Contains("Nothing was changed", StringComparison.Ordinal)
                    : room.Answer == WriteAnswer.OtherRoom,
                failure.Message);
        }

        if (changed.Length == 0 && !isOtherOwner)
        {
            Assert.Null(failure);
            Assert.Empty(writes);
            Assert.Empty(result!.Changes);
        }
        else if (isUnknown || isOtherOwner)
        {
            Assert.NotNull(failure);
            Assert.Empty(writes);
        }
        else if (!changed.Intersect(CoHostSettings).Any())
        {
            Assert.Equal(room.Answer == WriteAnswer.OtherRoom, failure is not null);
            Assert.Single(writes);
            Assert.Equal(changed.Order(), result?.Changes.Select(change => JsonNamingOf(change.Name)).Order() ?? changed.Order());
        }
    }

    private static void CheckWrite(RoomCase room, LoggedRequest write)
    {
        Assert.Equal($"{RoomPath}?userEmail=a%40x.com&siteUrl={Site}", write.PathAndQuery);
        RequestSchemas.Check(write);
        JsonObject sent = JsonNode.Parse(write.Body)!.AsObject();
        foreach (string field in RoomCase.Fields)
        {
            if (!sent.ContainsKey(field))
            {
                Assert.Contains(field, Optional);
                Assert.Equal(FieldShape.Absent, room.ShapeOf(field));
                Assert.False(room.Change.ContainsKey(field));
                continue;
            }

            JsonNode expected = room.Change[field] ?? room.Truth[field]!;
            Assert.True(
                field == "coHosts" ? HasCoHosts(sent[field]!, expected) : JsonNode.DeepEquals(sent[field], expected),
                $"{field}: {sent[field]} instead of {expected}");
        }
    }

    private static bool HasCoHosts(JsonNode sent, JsonNode expected) =>
        sent.AsArray().Select(coHost => ((string)coHost!["email"]!).ToUpperInvariant()).Order()
            .SequenceEqual(expected.AsArray().Select(coHost => ((string)coHost!["email"]!).ToUpperInvariant()).Order())
        && sent.AsArray().All(coHost => !string.IsNullOrWhiteSpace((string?)coHost!["displayName"]));

    private static bool IsAsWanted(RoomCase room, string field) =>
        !IsUnreadable(room.ShapeOf(field))
        && (field == "coHosts" ? SameAddresses(room.Truth[field]!, room.Change[field]!) : JsonNode.DeepEquals(room.Truth[field], room.Change[field]));

    private static bool SameAddresses(JsonNode one, JsonNode other) =>
        one.AsArray().Select(coHost => ((string)coHost!["email"]!).ToUpperInvariant()).Order()
            .SequenceEqual(other.AsArray().Select(coHost => ((string)coHost!["email"]!).ToUpperInvariant()).Order());

    private static bool IsUnreadable(FieldShape shape) =>
        shape is FieldShape.Absent or FieldShape.Null or FieldShape.Structure or FieldShape.Broken;

    private static bool IsLost(RoomCase room, string field) =>
        IsUnreadable(room.ShapeOf(field)) && !(room.ShapeOf(field) == FieldShape.Absent && Optional.Contains(field));

    private static string JsonNamingOf(string setting) => char.ToLowerInvariant(setting[0]) + setting[1..];

    private (string Link, string? Sip) Address(AnswerOwner owner)
    {
        Room asked = fixture.Simulator.Organization.Room(Email, Site)!;
        Room caller = fixture.Simulator.Organization.Room(Organization.AdminEmail, Site)!;
        return owner switch
        {
            AnswerOwner.AskedForWithoutSip => (asked.Link, null),
            AnswerOwner.AskedForOnOwnDomain => ($"https://meet.example.com/meet/{asked.RoomId}", asked.SipAddress),
            AnswerOwner.Caller => (caller.Link, caller.SipAddress),
            AnswerOwner.CallerInOtherCase => (caller.Link.ToUpperInvariant() + "/", null),
            AnswerOwner.OtherSite => ($"https://renamed.webex.com/meet/{asked.RoomId}", asked.SipAddress),
            _ => (asked.Link, asked.SipAddress),
        };
    }

    private static Fault WriteAnswerOf(RoomCase room, string link) => room.Answer switch
    {
        WriteAnswer.NoContent => new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 204 },
        WriteAnswer.Accepted => new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 202 },
        WriteAnswer.EmptyBody => new Fault { Kind = FaultKind.EmptyBody, Method = "PUT", Status = 200 },
        WriteAnswer.EmptyObject => new Fault { Method = "PUT", Status = 200, Body = "{}" },
        WriteAnswer.OtherRoom => new Fault
        {
            Method = "PUT",
            Status = 200,
            Body = """{"personalMeetingRoomLink":"https://site4.webex.com/meet/somebody","sipAddress":"somebody@site4.webex.com"}""",
        },
        _ => new Fault { Method = "PUT", Status = 200, Body = $$"""{"personalMeetingRoomLink":"{{link}}"}""" },
    };
}
