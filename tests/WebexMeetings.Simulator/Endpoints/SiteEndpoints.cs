namespace WebexMeetings.Simulator;

/// <summary>GET and PUT /meetingPreferences/sites.</summary>
internal sealed class SiteEndpoints(Organization organization, PreferenceAccess access)
{
    public void AddTo(RouteTable routes) => routes.Add("/v1/meetingPreferences/sites").On("GET", Get).On("PUT", Put);

    private Reply Get(Call call)
    {
        Person person = access.ReadablePerson(call);
        if (!IsSeen(call, person))
            throw RefusedException.NotFound();
        return Reply.Json((person, organization), static (writer, state) =>
        {
            writer.WriteStartObject();
            PreferenceJson.WriteSites(writer, state.person, state.organization);
            writer.WriteEndObject();
        });
    }

    private Reply Put(Call call)
    {
        Person person = access.WritablePerson(call);
        if (call.Query("defaultSite") != "true")
            throw RefusedException.BadRequest("'defaultSite' is required and must be true.");
        string host = call.Json().Text("siteUrl");
        Site site = Sites.Find(host) ?? throw RefusedException.NotFound();
        if (!person.Hosts(site))
            throw RefusedException.NotFound();
        organization.SetDefaultSite(person, site);
        return Reply.Json(site, static (writer, changed) => PreferenceJson.WriteSite(writer, changed, isDefault: true));
    }

    /// <summary>Somebody else is looked for on one site only: the one in the query, or the default site of the administrator.</summary>
    private bool IsSeen(Call call, Person person)
    {
        bool isSelf = call.Query("userEmail") is null && call.Query("siteUrl") is null;
        bool hasNoSites = person.HostSites.Count + person.AttendeeSites.Count == 0;
        if (isSelf || hasNoSites)
            return true;
        Site site = access.Site(call);
        return person.Hosts(site) || person.AttendeeSites.Contains(site);
    }
}
