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
    [InlineData("r&d@x.com", "r&d@x.com")]
    [InlineData("ann_x.org#EXT#@t.onmicrosoft.com", "ann_x.org#EXT#@t.onmicrosoft.com")]
    [InlineData("prvs=1234=a@x.com", "prvs=1234=a@x.com")]
    [InlineData("a/b?{c}@x.com", "a/b?{c}@x.com")]
    [InlineData("\U00020000@x.com", "\U00020000@x.com")]
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
        Assert.EndsWith("is not an email address. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData("a@x.com\u200b", "zero width space (U+200B)")]
    [InlineData("\ufeffa@x.com", "byte order mark (U+FEFF)")]
    [InlineData("a\u202e@x.com", "mark of text direction (U+202E)")]
    [InlineData("a\u200f@x.com", "right-to-left mark (U+200F)")]
    [InlineData("a\u00ad@x.com", "soft hyphen (U+00AD)")]
    [InlineData("a\u200c@x.com", "zero width non-joiner (U+200C)")]
    [InlineData("a\u200d@x.com", "zero width joiner (U+200D)")]
    [InlineData("a\u200e@x.com", "left-to-right mark (U+200E)")]
    [InlineData("a\u202a@x.com", "mark of text direction (U+202A)")]
    [InlineData("a\u2066@x.com", "mark of text direction (U+2066)")]
    [InlineData("a\u2069@x.com", "mark of text direction (U+2069)")]
    [InlineData("a\u2060@x.com", "word joiner (U+2060)")]
    [InlineData("a\u2061@x.com", "character without a shape (U+2061)")]
    [InlineData("a\u206a@x.com", "character without a shape (U+206A)")]
    [InlineData("a\u034f@x.com", "character without a shape (U+034F)")]
    [InlineData("a\u115f@x.com", "character without a shape (U+115F)")]
    [InlineData("a\u1160@x.com", "character without a shape (U+1160)")]
    [InlineData("a\u17b4@x.com", "character without a shape (U+17B4)")]
    [InlineData("a\u17b5@x.com", "character without a shape (U+17B5)")]
    [InlineData("a\u3164@x.com", "character without a shape (U+3164)")]
    [InlineData("a\uffa0@x.com", "character without a shape (U+FFA0)")]
    [InlineData("a\ufe00@x.com", "character without a shape (U+FE00)")]
    [InlineData("a\ufe0f@x.com", "character without a shape (U+FE0F)")]
    [InlineData("a\U000e0041@x.com", "character without a shape (U+E0041)")]
    public void An_invisible_character_is_refused_by_its_name(string input, string name)
    {
        var failure = Assert.Throws<WebexApiException>(() => EmailAddress.Parse(input));

        Assert.EndsWith($"it has an invisible character in it, {name}. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.False(EmailAddress.IsValid(input));
    }

    [Theory]
    [InlineData('\ufdff')]
    [InlineData('\ufe10')]
    [InlineData('\u1161')]
    public void The_neighbors_of_an_invisible_character_are_letters(char letter) => Assert.True(EmailAddress.IsValid($"a{letter}@x.com"));

    [Fact]
    public void An_address_has_at_most_320_characters()
    {
        string longest = new string('a', 314) + "@x.com";

        Assert.Equal(longest, EmailAddress.Parse(longest));
        Assert.Throws<WebexApiException>(() => EmailAddress.Parse("a" + longest));
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.All(
            new[] { 'a' + "\ud800" + "@x.com", "\udc00" + "a@x.com", "a\ufffd@x.com" }, input => Assert.False(EmailAddress.IsValid(input)));

    [Fact]
    public void A_very_long_input_is_refused_and_not_repeated_as_a_whole()
    {
        var failure = Assert.Throws<WebexApiException>(() => EmailAddress.Parse(new string('a', 100_000) + "@x.com"));

        Assert.InRange(failure.Message.Length, 100, 300);
    }
}
