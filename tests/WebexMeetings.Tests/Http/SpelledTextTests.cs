using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>The ways in which a server may quote a secret.</summary>
public sealed class SpelledTextTests
{
    [Theory]
    [InlineData("&plus;", '+')]
    [InlineData("&equals;", '=')]
    [InlineData("&period;", '.')]
    [InlineData("&lowbar;", '_')]
    [InlineData("&sol;", '/')]
    [InlineData("&bsol;", '\\')]
    [InlineData("&colon;", ':')]
    [InlineData("&num;", '#')]
    [InlineData("&commat;", '@')]
    [InlineData("&dollar;", '$')]
    [InlineData("&percnt;", '%')]
    [InlineData("&excl;", '!')]
    [InlineData("&ast;", '*')]
    [InlineData("&hyphen;", '-')]
    [InlineData("&dash;", '-')]
    [InlineData("&apos;", '\'')]
    [InlineData("&AMP;", '&')]
    [InlineData("&amp;", '&')]
    [InlineData("&LT;", '<')]
    [InlineData("&gt;", '>')]
    [InlineData("&Quot;", '"')]
    [InlineData("&#38;", '&')]
    [InlineData("&#x26;", '&')]
    [InlineData("&lt;", '<')]
    [InlineData("&quot;", '"')]
    [InlineData("&#43;", '+')]
    [InlineData("&#x2B;", '+')]
    [InlineData("&amp;plus;", '+')]
    [InlineData("%2B", '+')]
    [InlineData("%2b", '+')]
    [InlineData("%252B", '+')]
    [InlineData("%C3%A4", '\u00E4')]
    [InlineData("%E2%82%AC", '\u20AC')]
    [InlineData("%u002B", '+')]
    [InlineData("%U002b", '+')]
    [InlineData("\\u002B", '+')]
    [InlineData("\\U0000002B", '+')]
    [InlineData("\\x2B", '+')]
    [InlineData("\\\"", '"')]
    [InlineData("\\/", '/')]
    [InlineData("\\'", '\'')]
    [InlineData("\\\\", '\\')]
    public void A_secret_is_found_in_each_spelling_and_nothing_else_is_masked(string spelling, char character)
    {
        var redaction = Redaction.Of([$"sec{character}ret"]);

        Assert.Equal("before *** behind", redaction.Line($"before sec{spelling}ret behind", 100));
        Assert.Equal($"before sec{spelling}red", redaction.Line($"before sec{spelling}red", 100));
    }

    [Theory]
    [InlineData("100% sure & safe; a\\b &unknown; %zz %u12 \\u12 \\x")]
    [InlineData("%")]
    [InlineData("&")]
    [InlineData("\\")]
    [InlineData("%2")]
    [InlineData("%u002")]
    [InlineData("&#")]
    [InlineData("&plus")]
    public void Text_without_a_secret_stays_as_it_is(string text) =>
        Assert.Equal(text, Redaction.Of(["secret-value"]).Line(text, 100));
}
