namespace WebexMeetings.Simulator;

/// <summary>GET /meetings/sessionTypes: the types that an ordinary user can meet with.</summary>
internal sealed class MeetingSessionTypeEndpoints(Organization organization, PreferenceAccess access)
{
    private static readonly string[] MeetingTypes = ["meeting", "webinar", "privateMeeting"];

    public void AddTo(RouteTable routes)
    {
        routes.Add("/v1/meetings/sessionTypes").On("GET", GetAll);
        routes.Add("/v1/meetings/sessionTypes/{id}").On("GET", GetOne);
    }

    private Reply GetAll(Call call) => Reply.Json(Find(call), static (writer, types) =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("items"u8);
        foreach (SessionType type in types)
            SessionTypeJson.WriteForMeeting(writer, type);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    private Reply GetOne(Call call)
    {
        SessionType type = Find(call).FirstOrDefault(found => found.Id == call.Parameter) ?? throw RefusedException.NotFound();
        return Reply.Json(type, SessionTypeJson.WriteForMeeting);
    }

    private IEnumerable<SessionType> Find(Call call)
    {
        Person person = Host(call);
        Site site = access.Site(call);
        if (!person.Hosts(site))
            throw RefusedException.NotFound();
        IReadOnlyList<string> ids = person.HasSessionTypes ? organization.SessionTypeIds(person, site) : [];
        return SessionTypes.Of(site).Where(type => ids.Contains(type.Id) && MeetingTypes.Contains(type.Type));
    }

    private Person Host(Call call)
    {
        AccessToken token = call.Caller;
        string? email = call.Query("hostEmail");
        if (!token.Has(Scopes.AdminScheduleRead) && (email is not null || !token.Has(Scopes.SchedulesRead)))
            throw RefusedException.MissingScope();
        return organization.Find(email ?? token.Email) ?? throw RefusedException.NotFound();
    }
}
