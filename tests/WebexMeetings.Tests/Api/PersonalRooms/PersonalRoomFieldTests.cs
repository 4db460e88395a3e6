using System.Reflection;
using WebexMeetings.Simulator;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

public sealed class PersonalRoomFieldTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly Dictionary<string, (Func<PersonalRoom, object?> Read, object Expected)> Documented = new()
    {
        ["UserEmail"] = (room => room.UserEmail, "a@x.com"),
        ["SiteUrl"] = (room => room.SiteUrl, "site4.webex.com"),
        ["Topic"] = (room => room.Topic, "John's PMR"),
        ["HostPin"] = (room => room.HostPin, "0325"),
        ["PersonalMeetingRoomLink"] = (room => room.PersonalMeetingRoomLink, "https://site4-example.webex.com/meet/john"),
        ["EnabledAutoLock"] = (room => room.EnabledAutoLock, false),
        ["AutoLockMinutes"] = (room => room.AutoLockMinutes, 10),
        ["EnabledNotifyHost"] = (room => room.EnabledNotifyHost, true),
        ["SupportCoHost"] = (room => room.SupportCoHost, true),
        ["SupportAnyoneAsCoHost"] = (room => room.SupportAnyoneAsCoHost, false),
        ["AllowFirstUserToBeCoHost"] = (room => room.AllowFirstUserToBeCoHost, false),
        ["AllowAuthenticatedDevices"] = (room => room.AllowAuthenticatedDevices, true),
        ["CoHosts"] = (room => room.CoHosts.Count, 1),
        ["CoHosts.Email"] = (room => room.CoHosts[0].Email, "john.andersen@example.com"),
        ["CoHosts.DisplayName"] = (room => room.CoHosts[0].DisplayName, "John Andersen"),
        ["SipAddress"] = (room => room.SipAddress, "john.andersen@example.com"),
        ["DialInIpAddress"] = (room => room.DialInIpAddress, "192.168.100.100"),
        ["Telephony"] = (room => room.Telephony is not null, true),
        ["Telephony.AccessCode"] = (room => room.Telephony!.AccessCode, "1234567890"),
        ["Telephony.CallInNumbers"] = (room => room.Telephony!.CallInNumbers.Count, 1),
        ["Telephony.CallInNumbers.Label"] = (room => room.Telephony!.CallInNumbers[0].Label, "US Toll"),
        ["Telephony.CallInNumbers.CallInNumber"] = (room => room.Telephony!.CallInNumbers[0].CallInNumber, "123456789"),
        ["Telephony.CallInNumbers.TollType"] = (room => room.Telephony!.CallInNumbers[0].TollType, "toll"),
        ["Telephony.Links"] = (room => room.Telephony!.Links.Count, 1),
        ["Telephony.Links.Rel"] = (room => room.Telephony!.Links[0].Rel, "globalCallinNumbers"),
        ["Telephony.Links.Href"] =
            (room => room.Telephony!.Links[0].Href, "/v1/meetings/0fc6ec1109e0d9b6c94e1f6caccda976/globalCallinNumbers"),
        ["Telephony.Links.Method"] = (room => room.Telephony!.Links[0].Method, "GET"),
    };

    public static TheoryData<string> Fields => [.. Documented.Keys];

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Each_field_of_the_documented_answer_reaches_the_user(string field)
    {
        using Session session = fixture.ConnectToAnswer(Payloads.PersonalRoom);

        PersonalRoom room = await session.GetRoomAsync("a@x.com", "site4.webex.com");

        Assert.Equal(Documented[field].Expected, Documented[field].Read(room));
    }

    [Fact]
    public void No_property_is_left_out_of_this_table()
    {
        IEnumerable<string> properties = PropertiesOf(typeof(PersonalRoom), "")
            .Concat(PropertiesOf(typeof(CoHost), "CoHosts."))
            .Concat(PropertiesOf(typeof(Telephony), "Telephony."))
            .Concat(PropertiesOf(typeof(CallInPhone), "Telephony.CallInNumbers."))
            .Concat(PropertiesOf(typeof(Link), "Telephony.Links."));

        Assert.Equal(properties.Order(), Documented.Keys.Order());
    }

    [Theory]
    [InlineData("user@example.com", "site4.webex.com")]
    [InlineData("admin@example.com", "site1.example.webex.com")]
    [InlineData("person00010@example.com", "site2.example.webex.com")]
    [InlineData("kanji@example.com", "site4.webex.com")]
    [InlineData("emoji@example.com", "site1.example.webex.com")]
    public async Task A_room_reads_as_the_site_keeps_it(string email, string site)
    {
        using Session session = fixture.Connect();
        Room kept = fixture.Simulator.Organization.Room(email, site)!;

        PersonalRoom room = await session.GetRoomAsync(email, site);

        Assert.Equal(kept.Topic, room.Topic);
        Assert.Equal(kept.HostPin, room.HostPin);
        Assert.Equal(kept.Link, room.PersonalMeetingRoomLink);
        Assert.Equal(kept.EnabledAutoLock, room.EnabledAutoLock);
        Assert.Equal(kept.AutoLockMinutes, room.AutoLockMinutes);
        Assert.Equal(kept.EnabledNotifyHost, room.EnabledNotifyHost);
        Assert.Equal(kept.SupportCoHost, room.SupportCoHost);
        Assert.Equal(kept.SupportAnyoneAsCoHost, room.SupportAnyoneAsCoHost);
        Assert.Equal(kept.AllowFirstUserToBeCoHost, room.AllowFirstUserToBeCoHost);
        Assert.Equal(kept.AllowAuthenticatedDevices, room.AllowAuthenticatedDevices);
        Assert.Equal(
            kept.CoHosts.Select(host => (host.Email, host.DisplayName)), room.CoHosts.Select(host => (host.Email!, host.DisplayName)));
        Assert.Equal(kept.SipAddress, room.SipAddress);
        Assert.Equal(kept.DialInIpAddress, room.DialInIpAddress);
        Assert.Equal(kept.AccessCode, room.Telephony!.AccessCode);
        Assert.Equal(
            kept.CallInNumbers.Select(number => (number.Label, number.Number, number.TollType)),
            room.Telephony.CallInNumbers.Select(number => (number.Label!, number.CallInNumber!, number.TollType!)));
        Assert.Equal($"/v1/meetings/{kept.MeetingId}/globalCallinNumbers", Assert.Single(room.Telephony.Links).Href);
    }

    [Fact]
    public async Task A_site_without_telephony_gives_a_room_without_telephony()
    {
        using Session session = fixture.Connect();

        PersonalRoom room = await session.GetRoomAsync("voip@example.com", "voip.example.webex.com");

        Assert.Null(room.Telephony);
        Assert.NotNull(room.PersonalMeetingRoomLink);
    }

    [Fact]
    public async Task Text_of_a_room_shows_neither_pin_nor_access_code()
    {
        using Session session = fixture.ConnectToAnswer(Payloads.PersonalRoom);

        PersonalRoom room = await session.GetRoomAsync("a@x.com");

        string text = $"{room} {room.Telephony} {room.CoHosts} {room.Telephony!.Links}";
        Assert.Contains("a@x.com", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0325", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1234567890", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> PropertiesOf(Type type, string prefix) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => prefix + property.Name);
}
