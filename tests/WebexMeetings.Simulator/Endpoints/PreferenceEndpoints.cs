using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>GET /meetingPreferences and its read-only parts.</summary>
internal sealed class PreferenceEndpoints(Organization organization, PreferenceAccess access)
{
    public void AddTo(RouteTable routes)
    {
        routes.Add("/v1/meetingPreferences").On("GET", GetAll);
        routes.Add("/v1/meetingPreferences/audio").On("GET", call => Part(call, PreferenceJson.WriteAudio));
        routes.Add("/v1/meetingPreferences/video").On("GET", call => Part(call, PreferenceJson.WriteVideo));
        routes.Add("/v1/meetingPreferences/schedulingOptions").On("GET", call => Part(call, PreferenceJson.WriteScheduling));
    }

    private Reply GetAll(Call call)
    {
        PreferenceTarget target = access.ToRead(call);
        Room room = organization.Room(target.Person, target.Site) ?? organization.RoomThatIsOff(target.Person, target.Site);
        return Reply.Json((room, organization), static (writer, state) => PreferenceJson.Write(writer, state.room, state.organization));
    }

    private Reply Part(Call call, Action<Utf8JsonWriter, Person> write) => Reply.Json(access.ToRead(call).Person, write);
}
