using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WebexMeetings.Simulator;

/// <summary>
/// Gives answers in the shapes in which Webex may give them and its documentation does not: fields that are missing, null, of another
/// type or in another case, another spelling of the site or the person, a write that is accepted without an answer, and an answer about
/// the caller where somebody else was asked for.
/// </summary>
internal sealed class StrangeShapes(SimulatorOptions options, Organization organization)
{
    private const string RoomPath = "/v1/meetingPreferences/personalMeetingRoom";
    private const string TypesPath = "/v1/admin/meeting/userconfig/sessionTypes";
    private const string SitesPath = "/v1/meetingPreferences/sites";
    private const string AudioPath = "/v1/meetingPreferences/audio";
    private const string VideoPath = "/v1/meetingPreferences/video";
    private const string SchedulingPath = "/v1/meetingPreferences/schedulingOptions";

    public Reply Apply(Call call, Reply reply, LoggedRequest entry)
    {
        if (options.StrangeShapes <= 0 || reply.Status != 200
            || call.Path is not (RoomPath or TypesPath or SitesPath or AudioPath or VideoPath or SchedulingPath))
            return reply;
        string request = $"{call.Method} {call.Target} {call.Header("email")} {Encoding.UTF8.GetString(call.Body)}";
        var lot = new Lot(StableHash.Text((ulong)options.StrangeSeed, request));
        if (lot.NextFraction() >= options.StrangeShapes)
            return reply;
        return call.Method == "PUT" && lot.Next(2) == 0 ? WithoutAnswer(lot, entry) : Reshape(call, reply, lot, entry);
    }

    private static Reply WithoutAnswer(Lot lot, LoggedRequest entry)
    {
        int status = lot.Pick(200, 202, 204);
        entry.Shape = $"{status} without a body";
        return new Reply { Status = status, ContentType = null };
    }

    private Reply Reshape(Call call, Reply reply, Lot lot, LoggedRequest entry)
    {
        JsonObject body = JsonNode.Parse(reply.Body)!.AsObject();
        JsonObject target = Target(body, lot);
        bool isAboutCaller = call.Method == "GET" && call.Path == RoomPath && call.Query("userEmail") is not null && lot.Next(8) == 0;
        entry.Shape = isAboutCaller ? BecomeCallers(call, ref body) : Change(call, target, lot);
        return new Reply { Body = JsonSerializer.SerializeToUtf8Bytes(body) };
    }

    /// <summary>The object to change: the answer itself, or an item of its list.</summary>
    private static JsonObject Target(JsonObject body, Lot lot)
    {
        if ((body["items"] ?? body["sites"] ?? body["videoDevices"]) is JsonArray { Count: > 0 } list && lot.Next(8) != 0)
            return list[lot.Next(list.Count)]!.AsObject();
        return body["officeNumber"] is JsonObject office && lot.Next(3) == 0 ? office : body;
    }

    private string BecomeCallers(Call call, ref JsonObject body)
    {
        Site? site = call.Query("siteUrl") is { } host ? Sites.Find(host) : organization.DefaultSite(call.Caller.Email);
        Person? caller = organization.Find(call.Caller.Email);
        if (caller is null || site is null || organization.Room(caller, site) is not { } room)
            return "as usual";
        body = JsonNode.Parse(Reply.Json(room, RoomJson.Write).Body)!.AsObject();
        return "the caller's own room";
    }

    private string Change(Call call, JsonObject target, Lot lot)
    {
        if (target.ContainsKey("personId") && lot.Next(3) == 0)
            return RenamePerson(call, target, lot);
        if (target.ContainsKey("siteUrl") && lot.Next(3) == 0)
            return RespellSite(target, lot);
        string name = target.ElementAt(lot.Next(target.Count)).Key;
        return $"{ChangeField(target, name, lot)} {name}";
    }

    private string RenamePerson(Call call, JsonObject target, Lot lot)
    {
        Person caller = organization.Find(call.Caller.Email)!;
        string id = (string?)target["personId"] ?? "";
        string uuid = id.Length == 0 ? "" : Encoding.ASCII
            .GetString(Convert.FromBase64String(id.Replace('-', '+').Replace('_', '/').PadRight((id.Length + 3) / 4 * 4, '=')))
            .Split('/')[^1];
        switch (lot.Next(5))
        {
            case 0:
                target["personId"] = caller.PersonId;
                target["email"] = caller.Email;
                return "the caller's";
            case 1:
                target["personId"] = uuid;
                return "bare uuid";
            case 2:
                target["personId"] = id.PadRight((id.Length + 3) / 4 * 4, '=');
                return "padded id";
            case 3:
                target["email"] = Organization.AlternateEmail((string?)target["email"] ?? "");
                return "another address";
            default:
                target.Remove("personId");
                target.Remove("email");
                return "nobody";
        }
    }

    private static string RespellSite(JsonObject target, Lot lot)
    {
        string host = (string?)target["siteUrl"] ?? "";
        string spelled = lot.Pick(
            $"https://{host}",
            $"{host}/",
            host.ToUpperInvariant(),
            $"{host}#attendee",
            $"HTTPS://{host}/",
            $"renamed-{host}",
            host.Split('.')[0],
            "");
        target["siteUrl"] = spelled;
        return $"siteUrl '{spelled}'";
    }

    private static string ChangeField(JsonObject target, string name, Lot lot)
    {
        JsonNode? value = target[name];
        switch (lot.Next(5))
        {
            case 0:
                target.Remove(name);
                return "without";
            case 1:
                target[name] = null;
                return "null";
            case 2:
                target.Remove(name);
                target[name.ToUpperInvariant()] = value;
                return "upper case";
            case 3:
                target[name] = new JsonObject { ["value"] = "none" };
                return "an object for";
            default:
                target[name] = Neighbor(value);
                return "another type for";
        }
    }

    /// <summary>The JSON type that a careless server writes instead.</summary>
    private static JsonNode? Neighbor(JsonNode? value)
    {
        if (value is JsonArray list)
        {
            JsonNode?[] items = [.. list.Select(item => item?.DeepClone()), null];
            return new JsonArray(items);
        }
        if (value is not JsonValue single)
            return new JsonArray(value?.DeepClone());
        return single.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number => JsonValue.Create(single.ToJsonString()),
            _ => long.TryParse((string?)single, out long number) ? JsonValue.Create(number) : new JsonArray(single.DeepClone()),
        };
    }

    /// <summary>A row of numbers that looks random and is the same each time.</summary>
    private sealed class Lot(ulong seed)
    {
        private ulong state = seed;

        public int Next(int limit) => (int)((state = StableHash.Mix(state)) % (ulong)limit);

        public double NextFraction() => ((state = StableHash.Mix(state)) >> 11) * (1.0 / (1UL << 53));

        public T Pick<T>(params T[] values) => values[Next(values.Length)];
    }
}
