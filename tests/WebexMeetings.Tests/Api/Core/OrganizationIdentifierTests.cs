using WebexMeetings.Api.Core;

namespace WebexMeetings.Tests.Api.Core;

public sealed class OrganizationIdentifierTests
{
    private const string Uuid = "25bbf831-5be9-4c25-b4b0-9b592c8a086b";
    private const string Id = "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI";

    [Theory]
    [InlineData(Uuid, Id)]
    [InlineData(" 25BBF831-5BE9-4C25-B4B0-9B592C8A086B ", Id)]
    [InlineData(Id, Id)]
    [InlineData(" " + Id + "= ", Id + "=")]
    public void An_ID_or_a_bare_UUID_becomes_what_the_people_API_takes(string input, string expected) =>
        Assert.Equal(expected, OrganizationIdentifier.Parse(input));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("25bbf8315be94c25b4b09b592c8a086b")]
    [InlineData("{25bbf831-5be9-4c25-b4b0-9b592c8a086b}")]
    [InlineData("Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI")]
    [InlineData("example.com")]
    public void What_is_no_organization_is_refused(string? input)
    {
        var failure = Assert.Throws<WebexApiException>(() => OrganizationIdentifier.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Equal($"'{input}' is not the ID of an organization. Nothing was sent.", failure.Message);
    }
}
