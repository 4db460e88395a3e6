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

    private string? Warning(string? user, string? room, string site = "one.webex.com") => comparison.WarningFor(new PersonalRoom
    {
        UserEmail = user, SiteUrl = site, PersonalMeetingRoomLink = room is null ? null : $"https://one.webex.com/meet/{room}",
    });
}
