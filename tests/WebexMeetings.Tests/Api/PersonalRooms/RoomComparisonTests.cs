using WebexMeetings.Api.PersonalRooms;

namespace WebexMeetings.Tests.Api.PersonalRooms;

/// <summary>When Get-WebexPersonalRoom warns that Webex returns one room for everybody.</summary>
public sealed class RoomComparisonTests
{
    private readonly RoomComparison comparison = new();

    [Fact]
    public void One_room_for_two_users_is_a_warning_once()
    {
        Assert.Null(Warning("ann@x.com", "ada"));

        Assert.StartsWith(
            "Webex returned the same personal room for 'ann@x.com' and 'bob@x.com'.",
            Warning("bob@x.com", "ada"),
            StringComparison.Ordinal);
        Assert.Null(Warning("cem@x.com", "ada"));
    }

    [Fact]
    public void Two_rooms_for_two_users_are_enough_to_know()
    {
        Assert.Null(Warning("ann@x.com", "ann"));
        Assert.Null(Warning("bob@x.com", "bob"));
        Assert.Null(Warning("ann.alias@x.com", "ann"));
    }

    [Fact]
    public void The_same_user_twice_the_own_room_another_site_and_a_room_without_a_link_say_nothing()
    {
        Assert.Null(Warning(null, "ada"));
        Assert.Null(Warning("ann@x.com", "ada"));
        Assert.Null(Warning("ANN@x.com", "ada"));
        Assert.Null(Warning("bob@x.com", "ada", "two.webex.com"));
        Assert.Null(Warning("bob@x.com", null));

        Assert.NotNull(Warning("bob@x.com", "ada"));
    }

    [Fact]
    public void Each_site_is_compared_on_its_own()
    {
        Assert.Null(Warning("ann@x.com", "ada"));
        Assert.Null(Warning("bob@x.com", "ada", "two.webex.com"));
        Assert.NotNull(Warning("cem@x.com", "ada", "TWO.webex.com"));
    }

    /// <summary>However the users and sites are mixed, the first two users of one site decide, and one warning is enough.</summary>
    [Fact]
    public void The_first_two_users_of_a_site_decide()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            bool ignores = random.Next(2) == 0;
            var mixed = new RoomComparison();
            var users = new Dictionary<string, string>(StringComparer.Ordinal);
            bool isDecided = false;
            for (int i = 0; i < 20; i++)
            {
                string user = $"user{random.Next(4)}@x.com";
                string site = $"site{random.Next(3)}.webex.com";
                string? warning = mixed.WarningFor(Room(user, ignores ? "ada" : user, site));

                users.TryGetValue(site, out string? first);
                bool decides = !isDecided && first is not null && first != user;
                users[site] = first ?? user;
                isDecided |= decides;
                Assert.True((warning is not null) == (decides && ignores), $"Seed {seed}, room {i}: {warning}");
            }
        }
    }

    private string? Warning(string? user, string? room, string site = "one.webex.com") => comparison.WarningFor(Room(user, room, site));

    private static PersonalRoom Room(string? user, string? room, string site) => new()
    {
        UserEmail = user, SiteUrl = site, PersonalMeetingRoomLink = room is null ? null : $"https://one.webex.com/meet/{room}",
    };
}
