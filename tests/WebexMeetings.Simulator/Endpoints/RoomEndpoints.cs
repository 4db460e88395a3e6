namespace WebexMeetings.Simulator;

/// <summary>GET and PUT /meetingPreferences/personalMeetingRoom.</summary>
internal sealed class RoomEndpoints(Organization organization, PreferenceAccess access)
{
    public void AddTo(RouteTable routes) => routes.Add("/v1/meetingPreferences/personalMeetingRoom").On("GET", Get).On("PUT", Put);

    private Reply Get(Call call)
    {
        PreferenceTarget target = access.ToRead(call, repeatReason: true);
        Room room = organization.Room(target.Person, target.Site) ?? organization.RoomThatIsOff(target.Person, target.Site);
        return Reply.Json(room, RoomJson.Write);
    }

    private Reply Put(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        RoomChange change = RoomChange.Read(call.Json());
        if (organization.Room(target.Person, target.Site) is null)
            throw RefusedException.NotFound();
        return Reply.Json(organization.UpdateRoom(target.Person, target.Site, change.ApplyTo), RoomJson.Write);
    }
}
