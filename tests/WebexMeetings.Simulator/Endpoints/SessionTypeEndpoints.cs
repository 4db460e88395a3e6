using System.Text.Json;

namespace WebexMeetings.Simulator;

/// <summary>The session types of sites and of people, for administrators.</summary>
internal sealed class SessionTypeEndpoints(Organization organization, PreferenceAccess access)
{
    public void AddTo(RouteTable routes)
    {
        routes.Add("/v1/admin/meeting/config/sessionTypes").On("GET", GetOfSite);
        routes.Add("/v1/admin/meeting/userconfig/sessionTypes").On("GET", GetOfPerson).On("PUT", PutOfPerson);
    }

    private Reply GetOfSite(Call call)
    {
        Require(call, Scopes.AdminScheduleRead, Scopes.AdminConfigRead);
        return Reply.Json(access.Site(call), SessionTypeJson.WriteOfSite);
    }

    private Reply GetOfPerson(Call call)
    {
        Require(call, Scopes.AdminScheduleRead, Scopes.AdminConfigRead);
        Site? asked = call.Query("siteUrl") is null ? null : access.Site(call);
        Person person = PersonOf(call);
        if (asked is not null && !person.Hosts(asked) && !person.AttendeeSites.Contains(asked))
            throw RefusedException.NotFound();
        Site[] sites = [.. person.HostSites.Where(site => person.HasSessionTypes && (asked is null || site == asked))];
        return Reply.Json((person, sites, organization), static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items"u8);
            foreach (Site site in state.sites)
                SessionTypeJson.WriteOfPerson(writer, state.person, site, state.organization.SessionTypeIds(state.person, site));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private Reply PutOfPerson(Call call)
    {
        Require(call, Scopes.AdminScheduleWrite, Scopes.AdminConfigWrite);
        JsonElement body = call.Json();
        Site site = Sites.Find(body.Text("siteUrl")) ?? throw RefusedException.NotFound();
        string[] ids = [.. body.List("sessionTypeIds").Select(Id)];
        Person person = Licensed(Pick(body.OptionalText("personId"), body.OptionalText("email")));
        if (!person.Hosts(site))
            throw RefusedException.NotFound();
        if (Array.Find(ids, id => SessionTypes.Find(site, id) is null) is { } unknown)
            throw RefusedException.BadRequest($"Session type '{unknown}' does not exist on site '{site.Host}'.");
        organization.SetSessionTypeIds(person, site, ids);
        return Reply.Json((person, site, ids), static (writer, state) =>
            SessionTypeJson.WriteOfPerson(writer, state.person, state.site, state.ids));
    }

    /// <summary>The email address is a request header here, and only there.</summary>
    private Person PersonOf(Call call)
    {
        if (call.Query("email") is not null)
            throw RefusedException.BadRequest("'email' is a request header, not a query parameter.");
        string? email = call.Header("email");
        if (email is not null && !email.All(char.IsAscii))
            throw RefusedException.BadRequest("The 'email' header must be ASCII.");
        return Licensed(Pick(call.Query("personId"), email));
    }

    private Person Pick(string? personId, string? email)
    {
        if (string.IsNullOrEmpty(personId) && string.IsNullOrEmpty(email))
            throw RefusedException.BadRequest("Either 'personId' or 'email' is required.");
        Person person = string.IsNullOrEmpty(personId)
            ? organization.Find(email!) ?? throw RefusedException.NotFound()
            : organization.FindById(personId) ?? throw RefusedException.NotFound();
        bool disagree = !string.IsNullOrEmpty(email) && organization.Find(email)?.Ordinal != person.Ordinal;
        return disagree ? throw RefusedException.BadRequest("'personId' and 'email' name different people.") : person;
    }

    private static Person Licensed(Person person) =>
        person.Kind is PersonKind.NoLicense or PersonKind.ServiceApp ? throw RefusedException.NotFound() : person;

    private static string Id(JsonElement id) => id.ValueKind == JsonValueKind.String
        ? id.GetString()!
        : throw RefusedException.BadRequest("'sessionTypeIds' must be strings.");

    private static void Require(Call call, string scope, string orScope)
    {
        if (!call.Caller.Has(scope) && !call.Caller.Has(orScope))
            throw RefusedException.MissingScope();
    }
}
