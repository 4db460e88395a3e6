using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;

namespace WebexMeetings.Tests.Api.Core;

public sealed class PersonIdentifierTests
{
    [Theory]
    [InlineData("Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI")]
    [InlineData("25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData("YQ==")]
    [InlineData("a+b/c_d-e")]
    [InlineData("urn:TEAM:us-west-2_r:25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    public void An_id_is_trimmed_and_left_as_it_is(string id) => Assert.Equal(id, PersonIdentifier.Parse($" {id}\r\n"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void An_empty_id_names_nobody(string? input)
    {
        var failure = Assert.Throws<WebexApiException>(() => PersonIdentifier.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.StartsWith("This input names nobody", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@x.com")]
    [InlineData("abc def")]
    [InlineData("abc&siteUrl=evil.example")]
    [InlineData("abc#x")]
    [InlineData("abc?x")]
    [InlineData("abc%0d%0aX")]
    [InlineData("abc\r\nX-Evil: 1")]
    [InlineData("abc\0")]
    [InlineData("'abc'")]
    [InlineData("é")]
    public void What_is_no_id_is_refused_on_one_line(string input)
    {
        var failure = Assert.Throws<WebexApiException>(() => PersonIdentifier.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.EndsWith("is not a person ID. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData("Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI", true)]
    [InlineData("Y2lzY29zcGFyazovL3VzL1BFT1BMRS9hYg==", true)]
    [InlineData("Y2lzY29zcGFyazovL3VzL1BFT1BMRS9hYg", true)]
    [InlineData("Y2lzY29zcGFyazovL3VzL0FQUExJQ0FUSU9OL2Fi", true)]
    [InlineData("Y2lzY29zcGFyazovL3VzL1JPT00vYWI", false)]
    [InlineData("25bbf831-5be9-4c25-b4b0-9b592c8a086b", false)]
    [InlineData("4711", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("annex", false)]
    public void An_id_of_Webex_is_told_from_that_of_a_directory(string? id, bool expected) =>
        Assert.Equal(expected, PersonIdentifier.IsWebexId(id));

    [Fact]
    public void An_id_has_at_most_1024_characters()
    {
        string inside = "ciscospark://us/PEOPLE/" + new string('a', 765 - "ciscospark://us/PEOPLE/".Length);
        string longest = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(inside)) + "AAAA";
        Assert.Equal(1024, longest.Length);

        Assert.Equal(longest, PersonIdentifier.Parse(longest));
        Assert.True(PersonIdentifier.IsWebexId(longest));
        Assert.Throws<WebexApiException>(() => PersonIdentifier.Parse(longest + "A"));
        Assert.False(PersonIdentifier.IsWebexId(longest + "AAAA"));
    }

    [Theory]
    [InlineData("25bbf831-5be9-4c25-b4b0-9b592c8a086b", "25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData(" 25BBF831-5BE9-4C25-B4B0-9B592C8A086B", "25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData("25bbf8315be94c25b4b09b592c8a086b", "25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData("ciscospark://us/PEOPLE/25bbf831-5be9-4c25-b4b0-9b592c8a086b", "25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData(
        "Y2lzY29zcGFyazovL3VzL1BFT1BMRS8yNWJiZjgzMS01YmU5LTRjMjUtYjRiMC05YjU5MmM4YTA4NmI", "25bbf831-5be9-4c25-b4b0-9b592c8a086b")]
    [InlineData("annex==", "annex")]
    [InlineData("4711", "4711")]
    public void An_id_is_the_same_text_in_each_form(string id, string same) => Assert.Equal(same, PersonIdentifier.Normalize(id));

    [Theory]
    [InlineData("a@x.com", "P1", "'a@x.com'")]
    [InlineData(null, "P1", "'P1'")]
    [InlineData("a@x.com", null, "'a@x.com'")]
    public void A_user_is_shown_by_the_address_or_else_by_the_id(string? email, string? id, string text) =>
        Assert.Equal(text, new UserIdentity(email, id).ToString());
}
