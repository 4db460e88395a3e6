using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;

namespace WebexMeetings.Tests.Api.Core;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("a@x.com", "a@x.com")]
    [InlineData("  a@x.com\t", "a@x.com")]
    [InlineData("\u00a0a@x.com\r\n", "a@x.com")]
    [InlineData("Ann+Webex@Example.com", "Ann+Webex@Example.com")]
    [InlineData("sean.o'brien@example.com", "sean.o'brien@example.com")]
    [InlineData("jürgen@müller.example", "jürgen@müller.example")]
    [InlineData("a_b-c%d!$^*|~`@x.com", "a_b-c%d!$^*|~`@x.com")]
    public void An_address_is_trimmed_and_left_as_it_is(string input, string expected) => Assert.Equal(expected, EmailAddress.Parse(input));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\t\r\n\u00a0")]
    public void An_empty_input_names_nobody(string? input)
    {
        var failure = Assert.Throws<WebexApiException>(() => EmailAddress.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.StartsWith("This input names nobody", failure.Message, StringComparison.Ordinal);
        Assert.Contains("UserEmail", failure.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("@x.com")]
    [InlineData("a@")]
    [InlineData("a@b@x.com")]
    [InlineData("a b@x.com")]
    [InlineData("a@x.com,b@x.com")]
    [InlineData("a@x.com;b@x.com")]
    [InlineData("Ann <a@x.com>")]
    [InlineData("\"a\"@x.com")]
    [InlineData("a@x.com\r\nX-Evil: 1")]
    [InlineData("a\n@x.com")]
    [InlineData("a\0@x.com")]
    [InlineData("a@x.com&siteUrl=evil.example")]
    [InlineData("a@x.com#fragment")]
    [InlineData("a@x.com?admin=true")]
    [InlineData("../people/me@x.com")]
    [InlineData("a\u2028b@x.com")]
    [InlineData("a\u0085b@x.com")]
    public void What_is_no_address_is_refused_on_one_line(string input)
    {
        var failure = Assert.Throws<WebexApiException>(() => EmailAddress.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.EndsWith("is not an e-mail address. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public void A_very_long_input_is_refused_and_not_repeated_as_a_whole()
    {
        var failure = Assert.Throws<WebexApiException>(() => EmailAddress.Parse(new string('a', 100_000) + "@x.com"));

        Assert.InRange(failure.Message.Length, 100, 300);
    }
}
