using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>/meetingPreferences and its parts but the room and the sites.</summary>
internal sealed class PreferenceEndpoints(Organization organization, PreferenceAccess access)
{
    private readonly PreferenceStore preferences = organization.Preferences;

    public void AddTo(RouteTable routes)
    {
        routes.Add("/v1/meetingPreferences").On("GET", GetAll);
        routes.Add("/v1/meetingPreferences/audio").On("GET", call => Show(Read(call), PreferenceJson.WriteAudio)).On("PUT", PutAudio);
        routes.Add("/v1/meetingPreferences/video").On("GET", call => Show(Read(call), PreferenceJson.WriteVideo)).On("PUT", PutVideo);
        routes.Add("/v1/meetingPreferences/schedulingOptions").On("GET", call =>
            Show(Read(call), PreferenceJson.WriteScheduling)).On("PUT", PutScheduling);
        routes.Add("/v1/meetingPreferences/schedulingOptions/delegateEmails/insert").On("POST", InsertDelegates);
        routes.Add("/v1/meetingPreferences/schedulingOptions/delegateEmails/delete").On("POST", DeleteDelegates);
    }

    private Reply GetAll(Call call)
    {
        PreferenceTarget target = access.ToRead(call);
        Room room = organization.Room(target.Person, target.Site) ?? organization.RoomThatIsOff(target.Person, target.Site);
        return Reply.Json((room, preferences.Of(target), organization), static (writer, state) =>
            PreferenceJson.Write(writer, state.room, state.Item2, state.organization));
    }

    private Reply PutAudio(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        AudioSettings wanted = PreferenceChange.Audio(call.Json(), target.Site);
        return Show(preferences.Update(target, before =>
            before with { Audio = wanted with { AudioPin = wanted.AudioPin ?? before.Audio.AudioPin } }), PreferenceJson.WriteAudio);
    }

    private Reply PutVideo(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        VideoDevice[] devices = PreferenceChange.Devices(call.Json());
        return Show(preferences.Update(target, before => before with { VideoDevices = devices }), PreferenceJson.WriteVideo);
    }

    private Reply PutScheduling(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        JsonElement body = call.Json();
        PreferenceChange.CheckMinutes(body);
        string[]? delegates = body.OptionalList("delegateEmails") is { } list ? Delegates(list, target) : null;
        return Show(preferences.Update(target, before =>
            before with { Scheduling = PreferenceChange.Scheduling(body, before.Scheduling, delegates) }), PreferenceJson.WriteScheduling);
    }

    private Reply InsertDelegates(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        string[] emails = Delegates(call.Json().List("emails"), target);
        Preferences after = preferences.Update(target, before =>
            before.Scheduling is var old && emails.FirstOrDefault(old.HasDelegate) is { } there
            ? throw RefusedException.BadRequest($"'{there}' is a delegate already.")
            : before with { Scheduling = old with { DelegateEmails = [.. old.DelegateEmails, .. emails] } });

        // Whether Webex tells all the delegates or only the new ones, no documentation says; here it depends on the person.
        IReadOnlyList<string> told = target.Person.Ordinal % 2 == 0 ? after.Scheduling.DelegateEmails : emails;
        return Reply.Json(told, static (writer, list) =>
        {
            writer.WriteStartObject();
            PreferenceJson.WriteTexts(writer, "emails", list);
            writer.WriteEndObject();
        });
    }

    private Reply DeleteDelegates(Call call)
    {
        PreferenceTarget target = access.ToWrite(call);
        string[] emails = [.. call.Json().List("emails").Select(PreferenceChange.Address)];
        preferences.Update(target, before => emails.FirstOrDefault(email => !before.Scheduling.HasDelegate(email)) is { } unknown
            ? throw RefusedException.BadRequest($"'{unknown}' is not a delegate.")
            : before with { Scheduling = before.Scheduling with { DelegateEmails = [.. before.Scheduling.DelegateEmails.Except(
                emails, StringComparer.OrdinalIgnoreCase)] } });
        return new Reply { Status = 204, ContentType = null };
    }

    /// <summary>A delegate is another host on the same site.</summary>
    private string[] Delegates(IEnumerable<JsonElement> list, PreferenceTarget target)
    {
        string[] emails = [.. list.Select(PreferenceChange.Address)];
        foreach (string email in emails)
        {
            if (organization.Find(email) is not { } person || !person.Hosts(target.Site) || person.Ordinal == target.Person.Ordinal)
                throw RefusedException.BadRequest($"'{email}' cannot schedule meetings for others on this site.");
        }
        return emails.Distinct(StringComparer.OrdinalIgnoreCase).Count() == emails.Length
            ? emails
            : throw RefusedException.BadRequest("An address is named twice.");
    }

    private Preferences Read(Call call) => preferences.Of(access.ToRead(call));

    private static Reply Show(Preferences preferences, Action<Utf8JsonWriter, Preferences> write) => Reply.Json(preferences, write);
}
