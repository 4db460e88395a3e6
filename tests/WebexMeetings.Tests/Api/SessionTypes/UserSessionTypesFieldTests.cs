using System.Reflection;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.SessionTypes;

public sealed class UserSessionTypesFieldTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string PersonId = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI";

    private static readonly Dictionary<string, (Func<UserSessionTypes, object?> Read, object Expected)> Documented = new()
    {
        ["PersonId"] = (types => types.PersonId, PersonId),
        ["Email"] = (types => types.Email, "john.andersen@example.com"),
        ["UserEmail"] = (types => types.UserEmail, "john.andersen@example.com"),
        ["SiteUrl"] = (types => types.SiteUrl, "example.webex.com"),
        ["SessionTypes"] = (types => types.SessionTypes.Count, 2),
        ["SessionTypes.UserEmail"] = (types => types.SessionTypes[0].UserEmail, "john.andersen@example.com"),
        ["SessionTypes.SiteUrl"] = (types => types.SessionTypes[1].SiteUrl, "example.webex.com"),
        ["SessionTypes.Id"] = (types => types.SessionTypes[0].Id, "3"),
        ["SessionTypes.ShortName"] = (types => types.SessionTypes[0].ShortName, "PRO"),
        ["SessionTypes.Name"] = (types => types.SessionTypes[0].Name, "Pro meeting"),
        ["SessionTypes.Type"] = (types => types.SessionTypes[1].Type, "EventCenter"),
    };

    public static TheoryData<string> Fields => [.. Documented.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Each_field_of_the_documented_answer_reaches_the_user(string field)
    {
        using Session session = fixture.ConnectToAnswer(Payloads.UserSessionTypes);

        UserSessionTypes types = Assert.Single(await session.GetTypesAsync("john.andersen@example.com"));

        Assert.Equal(Documented[field].Expected, Documented[field].Read(types));
    }

    [Fact]
    public void No_property_is_left_out_of_this_table()
    {
        IEnumerable<string> properties =
            PropertiesOf(typeof(UserSessionTypes), "").Concat(PropertiesOf(typeof(WebexMeetings.SessionType), "SessionTypes."));

        Assert.Equal(properties.Order(), Documented.Keys.Order());
    }

    [Fact]
    public async Task A_user_on_several_sites_is_several_objects()
    {
        using Session session = fixture.Connect();
        WebexMeetings.Simulator.Person person = fixture.Simulator.Organization.Find("user@example.com")!;

        IReadOnlyList<UserSessionTypes> types = await session.GetTypesAsync("user@example.com");

        Assert.Equal(person.HostSites.Select(site => site.Host), types.Select(type => type.SiteUrl!));
        Assert.All(types, type => Assert.Equal((person.PersonId, person.Email), (type.PersonId, type.Email)));
    }

    [Fact]
    public async Task Session_types_read_as_the_site_keeps_them()
    {
        using Session session = fixture.Connect();
        WebexMeetings.Simulator.SessionType[] kept =
            fixture.Simulator.Organization.SessionTypeIds("user@example.com", WebexMeetings.Simulator.Sites.Fourth.Host)
            .Select(id => WebexMeetings.Simulator.SessionTypes.Find(WebexMeetings.Simulator.Sites.Fourth, id)!)
            .ToArray();

        UserSessionTypes types =
            Assert.Single(await session.GetTypesAsync("user@example.com", siteUrl: WebexMeetings.Simulator.Sites.Fourth.Host));

        Assert.Equal(
            kept.Select(type => (type.Id, type.ShortName, type.Name, type.Type)),
            types.SessionTypes.Select(type => (type.Id!, type.ShortName!, type.Name!, type.Type!)));
    }

    [Fact]
    public async Task A_type_that_nobody_documented_passes_through()
    {
        using Session session = fixture.ConnectToAnswer("""{"items":[{"sessionTypes":[{"id":"901","type":"HologramCenter"}]}]}""");

        UserSessionTypes types = Assert.Single(await session.GetTypesAsync("a@x.com"));

        Assert.Equal("HologramCenter", types.SessionTypes[0].Type);
    }

    [Fact]
    public async Task What_the_answer_leaves_out_is_what_was_asked_for()
    {
        using Session session = fixture.ConnectToAnswer("""{"items":[{}]}""");

        UserSessionTypes byEmail = Assert.Single(await session.GetTypesAsync("a@x.com", siteUrl: "site4.webex.com"));
        UserSessionTypes byId = Assert.Single(await session.GetTypesAsync(null, "abc", "site4.webex.com"));

        Assert.Equal(("a@x.com", null, "site4.webex.com"), (byEmail.Email, byEmail.PersonId, byEmail.SiteUrl));
        Assert.Equal((null, "abc"), (byId.Email, byId.PersonId));
        Assert.Empty(byEmail.SessionTypes);
    }

    private static IEnumerable<string> PropertiesOf(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => prefix + property.Name);
}
