using WebexMeetings.Simulator;
using Xunit;

namespace WebexMeetings.Tests.Simulator;

public class OrganizationTests
{
    [Fact]
    public void Same_seed_gives_the_same_person_whatever_the_size()
    {
        var small = new Organization(1, 50);
        var large = new Organization(1, 100_000);
        string email = Organization.Email(50);
        Assert.Equal(small.Find(email)!.PersonId, large.Find(email)!.PersonId);
        Assert.Equal(small.Room(email)!.HostPin, large.Room(email)!.HostPin);
        Assert.NotEqual(small.Find(email)!.PersonId, new Organization(2, 50).Find(email)!.PersonId);
    }

    [Fact]
    public void Ids_and_addresses_lead_back_to_everybody()
    {
        var organization = new Organization(3, 2000);
        for (int position = 0; position < organization.Everybody; position++)
        {
            var person = organization.ByPosition(position);
            Assert.Equal(person.Ordinal, organization.Find(person.Email)!.Ordinal);
            Assert.Equal(person.Ordinal, organization.FindById(person.PersonId)!.Ordinal);
        }
    }

    [Theory]
    [InlineData("person00051@example.com")]
    [InlineData("person1@example.com")]
    [InlineData("person00000@example.com")]
    [InlineData("person000001@example.com")]
    [InlineData("nobody@example.com")]
    [InlineData("@")]
    [InlineData("")]
    public void Nobody_else_exists(string email) => Assert.Null(new Organization(1, 50).Find(email));

    [Fact]
    public void The_well_known_are_there()
    {
        var organization = new Organization(1, 0);
        Assert.NotNull(organization.Room("a@x.com", "site4.webex.com"));
        Assert.NotNull(organization.Room("a@x.com", "site1.example.webex.com"));
        Assert.NotNull(organization.Room("jürgen.müller@example.com"));
        Assert.Null(organization.Room("no-room@example.com"));
        Assert.Null(organization.Room("no-license@example.com"));
        Assert.Equal("user@example.com", organization.ByPosition(0).Email);
    }

    [Fact]
    public void Some_have_no_room_and_some_pins_begin_with_zero()
    {
        var organization = new Organization(1, 1000);
        string[] emails = [.. Enumerable.Range(1, 1000).Select(Organization.Email)];
        Assert.Equal(1000 / 17, emails.Count(email => organization.Room(email) is null));
        Assert.InRange(emails.Count(email => organization.Room(email)?.HostPin[0] == '0'), 50, 500);
        Assert.All(emails, email => Assert.Matches("^[0-9]{4}$", organization.Room(email)?.HostPin ?? "0000"));
        Assert.NotNull(new Organization(1, 100, everyoneHasRoom: true).Room(Organization.Email(17)));
    }
}
