using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;

namespace WebexMeetings.Tests.Api.Core;

public sealed class SiteHostTests
{
    [Theory]
    [InlineData("site4.webex.com", "site4.webex.com")]
    [InlineData(" Site4.Webex.COM ", "site4.webex.com")]
    [InlineData("https://site4.webex.com", "site4.webex.com")]
    [InlineData("HTTPS://Site4.Webex.com/", "site4.webex.com")]
    [InlineData("http://site4.webex.com/webappng/sites/site4/dashboard?x=1#y", "site4.webex.com")]
    [InlineData("https://site4.webex.com:443/", "site4.webex.com")]
    [InlineData("site4.webex.com/", "site4.webex.com")]
    [InlineData("mysite.webex.com#attendee", "mysite.webex.com")]
    [InlineData("firma.webex.com.cn", "firma.webex.com.cn")]
    [InlineData("az09.webex.com", "az09.webex.com")]
    [InlineData("AZ.webex.com", "az.webex.com")]
    [InlineData("meet.example-firma.org", "meet.example-firma.org")]
    public void A_site_as_people_write_it_becomes_a_lower_case_host(string input, string expected) =>
        Assert.Equal(expected, SiteHost.Parse(input));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void An_empty_site_is_an_error_and_not_the_default_site(string? input)
    {
        var failure = Assert.Throws<WebexApiException>(() => SiteHost.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.StartsWith("This input names no site", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("site4")]
    [InlineData("site4.webex.com/path")]
    [InlineData("site4.webex.com:8443")]
    [InlineData("https://site4.webex.com:8443")]
    [InlineData("https://user:word@site4.webex.com")]
    [InlineData("https://")]
    [InlineData("ftp://site4.webex.com")]
    [InlineData("site4.webex.com&userEmail=evil@x.com")]
    [InlineData("site4.webex.com?x=1")]
    [InlineData("site4.webex.com#other")]
    [InlineData("site4.webex.com%0d%0aX-Evil: 1")]
    [InlineData("site4.webex.com\r\nX-Evil: 1")]
    [InlineData("site4\0.webex.com")]
    [InlineData("site4 .webex.com")]
    [InlineData("'site4.webex.com'")]
    [InlineData("..webex.com")]
    [InlineData(".webex.com")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("a@x.com")]
    [InlineData("*.webex.com")]
    [InlineData("site_4.webex.com")]
    [InlineData("sit\u00e9.webex.com")]
    public void What_is_no_site_is_refused_on_one_line(string input)
    {
        var failure = Assert.Throws<WebexApiException>(() => SiteHost.Parse(input));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.EndsWith("is not a Webex site. Nothing was sent.", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Fact]
    public void A_host_has_at_most_253_characters()
    {
        string longest = string.Concat(Enumerable.Repeat(new string('a', 60) + ".", 4)) + "abcde.com";
        Assert.Equal(253, longest.Length);

        Assert.Equal(longest, SiteHost.TryParse(longest));
        Assert.Null(SiteHost.TryParse("a" + longest));
    }

    [Fact]
    public void Nothing_is_no_site() => Assert.Null(SiteHost.TryParse(null));

    [Fact]
    public void A_very_long_input_is_refused_and_not_repeated_as_a_whole()
    {
        var failure = Assert.Throws<WebexApiException>(() => SiteHost.Parse(string.Concat(Enumerable.Repeat("a.", 50_000)) + "com"));

        Assert.InRange(failure.Message.Length, 100, 300);
    }
}
