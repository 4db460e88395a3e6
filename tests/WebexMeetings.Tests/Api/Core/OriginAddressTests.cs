using WebexMeetings.Api.Core;
using WebexMeetings.Commands.Output;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Api.Core;

public sealed class OriginAddressTests
{
    [Theory]
    [InlineData("people/me", "https://webexapis.com/v1/people/me")]
    [InlineData("/people/me", "https://webexapis.com/v1/people/me")]
    [InlineData("/v1/people/me", "https://webexapis.com/v1/people/me")]
    [InlineData("v1/people/me", "https://webexapis.com/v1/people/me")]
    [InlineData("v1x/people", "https://webexapis.com/v1/v1x/people")]
    [InlineData(" people?max=2&before&after= ", "https://webexapis.com/v1/people?max=2&before&after=")]
    [InlineData("people?callback=https://elsewhere.example.com/", "https://webexapis.com/v1/people?callback=https://elsewhere.example.com/")]
    [InlineData("https://webexapis.com/v1/people/me", "https://webexapis.com/v1/people/me")]
    [InlineData("HTTPS://WebexApis.com:443/v2/x", "https://webexapis.com/v2/x")]
    public void A_path_lies_below_v1_of_the_origin(string path, string expected) =>
        Assert.Equal(expected, OriginAddress.OfPath(Connection(), path).AbsoluteUri);

    [Theory]
    [InlineData("https://evil.example.com/v1/people/me")]
    [InlineData("http://webexapis.com/v1/people/me")]
    [InlineData("https://webexapis.com:444/v1/people/me")]
    [InlineData("https://webexapis.com.evil.example.com/v1")]
    [InlineData("https://user@webexapis.com/v1/people/me")]
    [InlineData("//evil.example.com/v1/people/me")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://")]
    public void An_address_of_another_origin_is_refused(string path) =>
        Assert.Equal(WebexErrorKind.CrossOrigin, Assert.Throws<WebexApiException>(() => OriginAddress.OfPath(Connection(), path)).Kind);

    [Theory]
    [InlineData("people?siteUrl=site4.webex.com#attendee&userEmail=a@x.com")]
    [InlineData("people?email=a_x.org#EXT#@t.onmicrosoft.com")]
    [InlineData("people/a#b")]
    [InlineData("people#")]
    [InlineData("#")]
    [InlineData("https://webexapis.com/v1/people?email=a#b@x.com")]
    public void A_number_sign_would_cut_off_the_rest_and_is_refused(string path)
    {
        var failure = Assert.Throws<WebexApiException>(() => OriginAddress.OfPath(Connection(), path));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Equal("The path contains a '#', and everything after it would not be sent. Nothing was sent.", failure.Message);
        Assert.Equal("Write %23 for it, or put the value into -Query, which escapes it.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("people?email=ann+webex@example.com")]
    [InlineData("people?max=2&email=ann+webex%40example.com")]
    [InlineData("people?email=a+b+c@example.com&max=2")]
    public void A_plus_sign_in_an_address_would_be_a_space_and_is_refused(string path)
    {
        var failure = Assert.Throws<WebexApiException>(() => OriginAddress.OfPath(Connection(), path));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Equal("The path contains a '+' in an email address, which means a space in a query. Nothing was sent.", failure.Message);
        Assert.Equal("Write %2B for it, or put the value into -Query, which escapes it.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("people?displayName=Ann+Lee")]
    [InlineData("people?email=ann%2Bwebex@example.com")]
    [InlineData("people?q=a+b&email=c@example.com")]
    [InlineData("people/a+b@example.com")]
    [InlineData("people?email=c@example.com+d")]
    public void Another_plus_sign_is_sent(string path) =>
        Assert.Equal("https://webexapis.com/v1/" + path, OriginAddress.OfPath(Connection(), path).AbsoluteUri);

    [Theory]
    [InlineData("sites?defaultSite=true&userEmail=", "userEmail")]
    [InlineData("sites?userEmail=&defaultSite=true", "userEmail")]
    [InlineData("sites?userEmail&defaultSite=true", "userEmail")]
    [InlineData("sites?userEmail=%20", "userEmail")]
    [InlineData("sites?userEmail=+", "userEmail")]
    [InlineData("sites?filter%5Bname%5D=", "filter[name]")]
    public void A_parameter_without_a_value_is_refused(string path, string name)
    {
        var failure = Assert.Throws<WebexApiException>(() => OriginAddress.OfPath(Connection(), path));

        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Equal($"The path has no value for '{name}'. Nothing was sent.", failure.Message);
    }

    [Theory]
    [InlineData("/v1/meetings/1/globalCallinNumbers")]
    [InlineData("v1/meetings/1/globalCallinNumbers")]
    [InlineData("https://webexapis.com/v1/meetings/1/globalCallinNumbers")]
    public void A_link_begins_at_the_origin(string link) =>
        Assert.Equal("https://webexapis.com/v1/meetings/1/globalCallinNumbers", OriginAddress.Resolve(Connection(), link).AbsoluteUri);

    [Theory]
    [InlineData("Authorization")]
    [InlineData("authorization")]
    [InlineData("Host")]
    [InlineData("Content-Length")]
    [InlineData("Cookie")]
    public void A_header_that_signs_or_addresses_is_the_connection_s(string name) =>
        Assert.Contains(
            "is set by the connection",
            Assert.Throws<WebexApiException>(() => CustomHeader.Parse(name, "x")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("X-A", "x\r\nHost: evil")]
    [InlineData("X-A", "x\0")]
    [InlineData("X-A", "ü")]
    [InlineData("X A", "x")]
    [InlineData("X-A:", "x")]
    [InlineData("", "x")]
    public void A_header_that_would_become_two_is_refused(string name, string value) =>
        Assert.Equal(WebexErrorKind.InvalidInput, Assert.Throws<WebexApiException>(() => CustomHeader.Parse(name, value)).Kind);

    private static WebexConnection Connection() =>
        new("test", new ConnectionSettings { Address = ApiAddress.Commercial }, new StaticTokenSource("t"), HttpServices.Build);
}
