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
    public void An_id_of_Webex_is_told_from_that_of_a_directory(string? id, bool expected) => Assert.Equal(expected, PersonIdentifier.IsWebexId(id));

    [Fact]
    public void A_very_long_id_is_refused() => Assert.Throws<WebexApiException>(() => PersonIdentifier.Parse(new string('a', 10_000)));
}
