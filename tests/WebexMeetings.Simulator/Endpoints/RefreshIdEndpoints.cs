using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>POST /admin/meetingPreferences/personalMeetingRoom/refreshId: the whole batch or nothing.</summary>
internal sealed class RefreshIdEndpoints(Organization organization)
{
    private const int LargestBatch = 100;

    public void AddTo(RouteTable routes) =>
        routes.Add("/v1/admin/meetingPreferences/personalMeetingRoom/refreshId").On("POST", Post);

    private Reply Post(Call call)
    {
        if (!call.Caller.Has(Scopes.AdminPreferencesWrite) || !call.Caller.Has(Scopes.AdminConfigWrite))
            throw RefusedException.MissingScope();
        JsonElement body = call.Json();
        Site site = Sites.Find(body.Text("siteUrl")) ?? throw RefusedException.NotFound();
        RefreshIdRequest[] wishes = [.. body.List("personalMeetingRoomIds").Select(RefreshIdRequest.Read)];
        CheckBatch(wishes);
        (Person, string?)[] targets = [.. wishes.Select(wish => (PersonOf(wish, site), wish.RoomId))];
        if (!organization.TryRefreshRoomIds(site, targets, out IReadOnlyList<Room> rooms))
            throw RefusedException.BadRequestWithoutTrackingId("Personal meeting room ID is being used by someone else.");
        return Reply.Json((site, rooms), static (writer, state) => Write(writer, state.site, state.rooms));
    }

    private static void CheckBatch(RefreshIdRequest[] wishes)
    {
        if (wishes.Length is 0 or > LargestBatch)
            throw RefusedException.BadRequest($"'personalMeetingRoomIds' must have 1 to {LargestBatch} items.");
        if (wishes.DistinctBy(wish => wish.PersonId is null).Count() > 1)
            throw RefusedException.BadRequest("Either all items have 'personId' or all have 'email'.");
        if (wishes.DistinctBy(wish => wish.RoomId is null).Count() > 1)
            throw RefusedException.BadRequest("Either all items have 'personalMeetingRoomId' or all have 'systemGenerated'.");
        if (wishes.DistinctBy(wish => wish.PersonId ?? wish.Email!.ToUpperInvariant()).Count() < wishes.Length)
            throw RefusedException.BadRequest("Each person may appear once.");
    }

    private Person PersonOf(RefreshIdRequest wish, Site site)
    {
        Person? person = wish.PersonId is { } id ? organization.FindById(id) : organization.Find(wish.Email!);
        return person is not null && organization.Room(person, site) is not null ? person : throw RefusedException.NotFound();
    }

    private static void Write(Utf8JsonWriter writer, Site site, IReadOnlyList<Room> rooms)
    {
        writer.WriteStartObject();
        writer.WriteString("siteUrl"u8, site.Host);
        writer.WriteStartArray("personalMeetingRoomIds"u8);
        foreach (Room room in rooms)
        {
            writer.WriteStartObject();
            writer.WriteString("email"u8, room.Owner.Email);
            writer.WriteString("personId"u8, room.Owner.PersonId);
            writer.WriteString("personalMeetingRoomId"u8, room.RoomId);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
