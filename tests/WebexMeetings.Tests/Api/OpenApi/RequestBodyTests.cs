using WebexMeetings.Api.Core;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.SessionTypes;
using WebexMeetings.Api.Sites;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.OpenApi;

/// <summary>Every body that this module sends follows the documentation: all properties, the required ones included.</summary>
public sealed class RequestBodyTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Site = "site4.webex.com";

    public static TheoryData<string> Rooms => [.. Patches.Keys];

    private static Dictionary<string, PersonalRoomPatch> Patches { get; } = new()
    {
        ["topic"] = new() { Topic = "T" },
        ["PIN"] = new() { HostPin = "0482" },
        ["flags"] = new()
        {
            EnabledAutoLock = true,
            AutoLockMinutes = 20,
            EnabledNotifyHost = true,
            SupportCoHost = true,
            AllowAuthenticatedDevices = true,
        },
        ["co-host by address"] = new() { CoHosts = [new WebexMeetings.CoHost { Email = "new@x.com" }] },
        ["several co-hosts in one text"] = new() { CoHosts = [new WebexMeetings.CoHost { Email = "new@x.com, b@x.com" }] },
        ["co-host with a name"] = new() { CoHosts = [new WebexMeetings.CoHost { Email = "new@x.com", DisplayName = "New" }] },
        ["no co-host"] = new() { CoHosts = [] },
        ["anyone as co-host"] = new() { SupportAnyoneAsCoHost = true, CoHosts = [] },
        ["first user as co-host"] = new() { AllowFirstUserToBeCoHost = true, CoHosts = [] },
    };

    [Theory]
    [MemberData(nameof(Rooms))]
    public async Task The_body_of_a_room(string patch)
    {
        using Session session = fixture.Connect();
        fixture.Simulator.Organization.ChangeRoom("a@x.com", Site, room => room with
        {
            EnabledAutoLock = false,
            EnabledNotifyHost = false,
            SupportCoHost = false,
            CoHosts = [new WebexMeetings.Simulator.CoHost("old@x.com", null)],
        });

        await session.Rooms.ChangeAsync("a@x.com", Site, Patches[patch], readBack: false, CancellationToken.None);

        CheckWrite("PUT");
    }

    [Theory]
    [InlineData(SessionTypeChange.Set, false)]
    [InlineData(SessionTypeChange.Add, true)]
    [InlineData(SessionTypeChange.Remove, false)]
    public async Task The_body_of_session_types(object change, bool byId)
    {
        using Session session = fixture.Connect();
        UserIdentity user =
            byId ? new UserIdentity(null, fixture.Simulator.Organization.PersonId("a@x.com")) : new UserIdentity("a@x.com", null);
        string[] present = [.. fixture.Simulator.Organization.SessionTypeIds("a@x.com", Site)];
        string[] named =
            (SessionTypeChange)change == SessionTypeChange.Remove ? present[..1] : ["3", "9", "11", "13", "659", "687", "1001"];

        await session.SessionTypes.ChangeAsync(user, Site, (SessionTypeChange)change, named, readBack: false, CancellationToken.None);

        CheckWrite("PUT");
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "new.id")]
    [InlineData(true, "new.id")]
    public async Task The_body_of_new_room_ids(bool byId, string? roomId)
    {
        using Session session = fixture.Connect();
        var user = new UserIdentity("a@x.com", byId ? fixture.Simulator.Organization.PersonId("a@x.com") : null);
        var roomIds = new PersonalRoomIdClient(session.Client, new DefaultSite(session.Client, CancellationToken.None));

        await roomIds.ResetAsync([new RoomIdRequest(user, Site, roomId)], CancellationToken.None);

        CheckWrite("POST");
    }

    [Fact]
    public async Task The_body_of_a_default_site()
    {
        using Session session = fixture.Connect();

        await new SitesClient(session.Client).SetDefaultAsync("a@x.com", Site, readBack: false, CancellationToken.None);

        CheckWrite("PUT");
    }

    // Else the tests above would be content with a schema that allows everything.
    [Theory]
    [InlineData("""{"siteUrl":"s"}""", "sessionTypeIds")]
    [InlineData("""{"siteUrl":"s","sessionTypeIds":[3]}""", "/sessionTypeIds/0")]
    [InlineData("""{"siteUrl":"s","sessionTypeIds":["3"],"types":[]}""", "/types")]
    public void A_body_that_is_not_documented_is_found(string body, string problem) =>
        Assert.Contains(problem, RequestSchemas.Problem("/admin/meeting/userconfig/sessionTypes", "PUT", body), StringComparison.Ordinal);

    private void CheckWrite(string method)
    {
        LoggedRequest write = Assert.Single(fixture.Simulator.RequestLog.Entries, request => request.Method != "GET");
        Assert.Equal((method, 200), (write.Method, write.Status));
        RequestSchemas.Check(write);
    }
}
