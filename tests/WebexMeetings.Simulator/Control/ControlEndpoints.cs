using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace WebexMeetings.Simulator;

/// <summary>What a test in another process may ask for and order.</summary>
internal sealed class ControlEndpoints(WebexSimulator simulator)
{
    private static readonly ControlJson Json = ControlJson.Default;

    public RouteTable Routes()
    {
        var routes = new RouteTable();
        routes.Add("/_simulator/requests").On("GET", GetRequests).On("DELETE", call => Done(simulator.RequestLog.Clear));
        routes.Add("/_simulator/statistics").On("GET", call => Show(Statistics.Of(simulator), Json.Statistics));
        routes.Add("/_simulator/faults").On("POST", PostFault).On("DELETE", call => Done(simulator.Faults.Clear));
        routes.Add("/_simulator/faults/{number}").On("DELETE", RemoveFault);
        routes.Add("/_simulator/hang/release").On("POST", call => Done(simulator.Faults.ReleaseHanging));
        routes.Add("/_simulator/limits").On("POST", PostLimit).On("DELETE", call => Done(simulator.RateLimits.Off));
        routes.Add("/_simulator/tokens").On("GET", GetTokens).On("POST", PostToken);
        routes.Add("/_simulator/rooms/{email}").On("GET", GetRoom);
        routes.Add("/_simulator/sessionTypes/{email}").On("GET", GetSessionTypes);
        routes.Add("/_simulator/people/{email}").On("GET", GetPerson);
        routes.Add("/_simulator/people/{email}/room").On("GET", GetWholeRoom).On("PUT", PutWholeRoom);
        routes.Add("/_simulator/people/{email}/preferences").On("GET", GetWholePreferences).On("PUT", PutWholePreferences);
        routes.Add("/_simulator/organization").On("GET", GetOrganization).On("POST", PostSettings)
            .On("DELETE", call => Done(simulator.Organization.Reset));
        routes.Add("/_simulator/preferences/{email}").On("GET", GetPreferences);
        routes.Add("/_simulator/settings").On("POST", PostSettings);
        routes.Add("/_simulator/reset").On("POST", call => Done(simulator.Reset));
        AddDeviceRoutes(routes);
        return routes;
    }

    private void AddDeviceRoutes(RouteTable routes)
    {
        AuthorizationServer server = simulator.OAuth;
        routes.Add("/_simulator/device").On("GET", call => Show(server.Devices, Json.IReadOnlyListDeviceGrant));
        Add("approve", order => server.ApproveDevice(order.UserCode, order.Email));
        Add("deny", order => server.DenyDevice(order.UserCode));
        Add("expire", order => server.ExpireDevice(order.UserCode));
        Add("slow-down", order => server.SlowDownDevice(order.Polls, order.UserCode));

        void Add(string name, Func<DeviceRequest, int> decide) =>
            routes.Add($"/_simulator/device/{name}").On("POST", call => Changed(decide(Read(call, Json.DeviceRequest))));
    }

    /// <summary>?after=N leaves out what was seen already.</summary>
    private Reply GetRequests(Call call)
    {
        long after = long.TryParse(call.Query("after"), NumberStyles.None, CultureInfo.InvariantCulture, out long sequence) ? sequence : 0;
        return Show(simulator.RequestLog.Entries.Where(entry => entry.Sequence > after), Json.IEnumerableLoggedRequest);
    }

    private Reply PostFault(Call call)
    {
        simulator.Faults.Add(Read(call, Json.FaultRequest).ToFault());
        return Changed(1);
    }

    /// <summary>By its place in the order of ordering, from 0.</summary>
    private Reply RemoveFault(Call call)
    {
        IReadOnlyList<Fault> faults = simulator.Faults.All;
        bool isThere =
            int.TryParse(call.Parameter, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < faults.Count;
        return Found(isThere && simulator.Faults.Remove(faults[number]));
    }

    private Reply PostLimit(Call call)
    {
        simulator.RateLimits.Use(Read(call, Json.LimitRequest).ToSettings());
        return Changed(1);
    }

    private Reply GetTokens(Call call) => Show(
        simulator.Tokens.All.Select(TokenEntry.Of).Concat(simulator.OAuth.RefreshTokens.Select(TokenEntry.Of)),
        Json.IEnumerableTokenEntry);

    private Reply PostToken(Call call)
    {
        TokenRequest order = Read(call, Json.TokenRequest);
        string token = order.Token ?? "";
        return order.Action switch
        {
            TokenAction.Issue => Show(TokenEntry.Of(Issue(order)), Json.TokenEntry),
            TokenAction.IssueRefreshToken =>
                Show(TokenEntry.Of(simulator.OAuth.IssueRefreshToken(order.Email, order.Scopes)), Json.TokenEntry),
            TokenAction.Revoke => Found(simulator.Tokens.Revoke(token)),
            TokenAction.Expire => Found(simulator.Tokens.Expire(token)),
            _ => Found(simulator.OAuth.RevokeRefreshToken(token)),
        };
    }

    private AccessToken Issue(TokenRequest order)
    {
        TimeSpan? lifetime = order.LifetimeSec is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        return simulator.Tokens.Issue(order.Email, order.Scopes, order.Name, lifetime);
    }

    private Reply GetRoom(Call call)
    {
        Room? room = call.Query("siteUrl") is { } site
            ? simulator.Organization.Room(call.Parameter, site)
            : simulator.Organization.Room(call.Parameter);
        return Reply.Json(room ?? throw RefusedException.NotFound(), RoomJson.Write);
    }

    /// <summary>All that the simulator knows about a room, in its own shape. See <see cref="GetRoom"/> for the shape of the API.</summary>
    private Reply GetWholeRoom(Call call) => Show(WholeRoom(call), Json.Room);

    private Reply PutWholeRoom(Call call)
    {
        Room room = JsonSerializer.Deserialize(call.Body, Json.Room) ?? throw RefusedException.BadRequest("A room is missing.");
        simulator.Organization.ChangeRoom(call.Parameter, WholeRoom(call).Site.Host, _ => room);
        return Changed(1);
    }

    private Room WholeRoom(Call call)
    {
        return simulator.Organization.Room(call.Parameter, SiteOf(call)) ?? throw RefusedException.NotFound();
    }

    private Reply GetWholePreferences(Call call) =>
        Show(simulator.Organization.Preferences.Of(call.Parameter, SiteOf(call)), Json.Preferences);

    private Reply PutWholePreferences(Call call)
    {
        Preferences preferences =
            JsonSerializer.Deserialize(call.Body, Json.Preferences) ?? throw RefusedException.BadRequest("The preferences are missing.");
        simulator.Organization.Preferences.Change(call.Parameter, SiteOf(call), _ => preferences);
        return Changed(1);
    }

    private string SiteOf(Call call) => call.Query("siteUrl") ?? Person(call).DefaultSite?.Host ?? throw RefusedException.NotFound();

    private Reply GetPerson(Call call) => Show(Person(call), Json.Person);

    /// <summary>With the default site as it is now.</summary>
    private Person Person(Call call) => simulator.Organization.Find(call.Parameter) is { } person
        ? person with { DefaultSite = simulator.Organization.DefaultSite(person) }
        : throw RefusedException.NotFound();

    private Reply GetOrganization(Call call) =>
        Show(new OrganizationSize(simulator.Organization.People, simulator.Organization.Everybody), Json.OrganizationSize);

    private Reply GetSessionTypes(Call call)
    {
        Organization organization = simulator.Organization;
        Person person = organization.Find(call.Parameter) ?? throw RefusedException.NotFound();
        Site? site = call.Query("siteUrl") is { } host ? Sites.Find(host) : organization.DefaultSite(person);
        return site is null
            ? throw RefusedException.NotFound()
            : Reply.Json((person, site, organization.SessionTypeIds(person, site)), static (writer, state) =>
                SessionTypeJson.WriteOfPerson(writer, state.person, state.site, state.Item3));
    }

    /// <summary>As GET /meetingPreferences shows them, but for the room and the sites.</summary>
    private Reply GetPreferences(Call call)
    {
        Organization organization = simulator.Organization;
        Person person = organization.Find(call.Parameter) ?? throw RefusedException.NotFound();
        Site site =
            (call.Query("siteUrl") is { } host ? Sites.Find(host) : organization.DefaultSite(person)) ?? throw RefusedException.NotFound();
        return Reply.Json(organization.Preferences.Of(person.Email, site.Host), static (writer, preferences) =>
        {
            writer.WriteStartObject();
            PreferenceJson.WriteParts(writer, preferences);
            writer.WriteEndObject();
        });
    }

    private Reply PostSettings(Call call)
    {
        Read(call, Json.SettingsRequest).ApplyTo(simulator);
        return Changed(1);
    }

    /// <summary>No body at all orders what the defaults say.</summary>
    private static T Read<T>(Call call, JsonTypeInfo<T> type)
        where T : class, new() =>
        call.Body.Length == 0 ? new T() : JsonSerializer.Deserialize(call.Body, type) ?? new T();

    private static Reply Show<T>(T value, JsonTypeInfo<T> type) => new() { Body = JsonSerializer.SerializeToUtf8Bytes(value, type) };

    private static Reply Changed(int count) => Show(new ControlResponse(count), Json.ControlResponse);

    private static Reply Found(bool found) => found ? Changed(1) : throw RefusedException.NotFound();

    private static Reply Done(Action action)
    {
        action();
        return Changed(1);
    }
}
