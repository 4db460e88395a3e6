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
    [InlineData("\\U0001F600")]
    [InlineData("\\ud83d\\ude00")]
    [InlineData("%F0%9F%98%80")]
    [InlineData("&#128512;")]
    public void So_is_a_character_outside_the_first_65_536(string spelling) =>
        Assert.Equal("before *** behind", Redaction.Of(["sec\U0001F600ret"]).Line($"before sec{spelling}ret behind", 100));

    [Theory]
    [InlineData("%41%42", "AB", "0-3 3-6")]
    [InlineData("%C3%A4%42", "\u00E4B", "0-6 6-9")]
    [InlineData("%F0%9F%98%80%80", "\U0001F600\uFFFD", "0-12 0-12 12-15")]
    [InlineData("a&amp;b\\x2Bc", "a&b+c", "0-1 1-6 6-7 7-11 11-12")]
    [InlineData("&ab#65;", "&ab#65;", "")]
    public void Each_character_is_known_by_its_place_in_the_original(string text, string decoded, string places)
    {
        SpelledText[] layers = [.. SpelledText.LayersOf(text)];
        SpelledText last = layers[layers.Length - 1];

        Assert.Equal(decoded, last.Text);
        if (places.Length > 0)
        {
            Assert.Equal(
                places,
                string.Join(
                    " ",
                    Enumerable.Range(0, decoded.Length).Select(i => last.Original(i, 1)).Select(place => $"{place.Start}-{place.End}")));
        }
    }

    [Theory]
    [InlineData("plain text", 1)]
    [InlineData("100 % of \\q & &unknown; co", 1)]
    [InlineData("%41", 2)]
    [InlineData("%2541", 3)]
    [InlineData("%252541", 4)]
    [InlineData("%25252541", 4)]
    [InlineData("%2525252525252541", 4)]
    [InlineData("&#65", 2)]
    [InlineData("%u0041", 2)]
    [InlineData("%25u0041 %2541", 4)]
    public void A_layer_is_decoded_only_as_long_as_there_is_one_and_at_most_three_times(string text, int layers) =>
        Assert.Equal(layers, SpelledText.LayersOf(text).Count());

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
