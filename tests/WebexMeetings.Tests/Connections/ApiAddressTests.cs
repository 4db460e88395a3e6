using WebexMeetings.Connections;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Connections;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData("https://webexapis.com/v1", "https://webexapis.com/v1")]
    [InlineData("https://webexapis.com/v1/", "https://webexapis.com/v1")]
    [InlineData("HTTPS://WebexApis.com:443/v1", "https://webexapis.com/v1")]
    [InlineData("https://gateway.example/webex/v1", "https://gateway.example/webex/v1")]
    [InlineData("https://gateway.example:8443/v1", "https://gateway.example:8443/v1")]
    [InlineData("http://127.0.0.1:5000/v1", "http://127.0.0.1:5000/v1")]
    [InlineData("http://localhost:5000/v1", "http://localhost:5000/v1")]
    [InlineData("http://[::1]:5000/v1", "http://[::1]:5000/v1")]
    public void An_address_that_a_token_may_go_to_is_taken(string input, string expected)
    {
        ApiAddress? address = ApiAddress.TryCreate(new Uri(input), out string problem);

        Assert.Equal("", problem);
        Assert.Equal(expected, address!.BaseUri.AbsoluteUri);
        Assert.Equal(WebexEnvironment.Custom, address.Environment);
    }

    [Theory]
    [InlineData("http://webexapis.com/v1", "https only")]
    [InlineData("http://127.0.0.1.evil.example/v1", "https only")]
    [InlineData("http://localhost.evil.example/v1", "https only")]
    [InlineData("http://10.0.0.1/v1", "https only")]
    [InlineData("ftp://webexapis.com/v1", "https://")]
    [InlineData("file:///v1", "https://")]
    [InlineDataExceptOnMono("Mono reads a path as the address of a file.", "/v1", "not an absolute address")]
    [InlineData("webexapis.com/v1", "not an absolute address")]
    [InlineData("https://user:word@webexapis.com/v1", "user name")]
    [InlineData("https://user@webexapis.com/v1", "user name")]
    [InlineData("https://webexapis.com/v1?x=1", "query")]
    [InlineData("https://webexapis.com/v1#x", "fragment")]
    [InlineData("https://webexapis.com", "/v1")]
    [InlineData("https://webexapis.com/v2", "/v1")]
    [InlineData("https://webexapis.com/v1/people", "/v1")]
    [InlineData("https://webexapis.com/notv1", "/v1")]
    public void An_address_that_a_token_must_not_go_to_is_refused_with_the_reason(string input, string reason)
    {
        ApiAddress? address = ApiAddress.TryCreate(new Uri(input, UriKind.RelativeOrAbsolute), out string problem);

        Assert.Null(address);
        Assert.Contains(reason, problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://webexapis.com/v1/people/me", true)]
    [InlineData("https://WEBEXAPIS.com:443/anything", true)]
    [InlineData("http://webexapis.com/v1", false)]
    [InlineData("https://webexapis.com:8443/v1", false)]
    [InlineData("https://webexapis.com.evil.example/v1", false)]
    [InlineData("https://evil.example/webexapis.com/v1", false)]
    [InlineData("https://webexapis.com@evil.example/v1", false)]
    [InlineData("https://user@webexapis.com/v1", false)]
    [InlineData("/v1/people/me", false)]
    public void A_token_goes_to_its_own_origin_only(string address, bool expected) =>
        Assert.Equal(expected, ApiAddress.Commercial.IsSameOrigin(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Theory]
    [InlineData("Commercial", null, "https://webexapis.com/v1", WebexEnvironment.Commercial)]
    [InlineData("UsGov", null, "https://api-usgov.webex.com/v1", WebexEnvironment.UsGov)]
    [InlineData("usgov", null, "https://api-usgov.webex.com/v1", WebexEnvironment.UsGov)]
    [InlineData("USGOV", null, "https://api-usgov.webex.com/v1", WebexEnvironment.UsGov)]
    [InlineData("commercial", null, "https://webexapis.com/v1", WebexEnvironment.Commercial)]
    [InlineData("Commercial", "https://gateway.example/v1", "https://gateway.example/v1", WebexEnvironment.Custom)]
    [InlineData("UsGov", "https://gateway.example/v1", "https://gateway.example/v1", WebexEnvironment.Custom)]
    public void Connect_Webex_gets_the_address_of_the_cloud_or_its_own(
        string cloud, string? own, string expected, WebexEnvironment environment)
    {
        var address = ApiAddress.Parse(cloud, own is null ? null : new Uri(own));

        Assert.Equal((expected, environment), (address.BaseUri.AbsoluteUri, address.Environment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("UsGov ")]
    [InlineData("Custom")]
    public void An_unknown_cloud_is_an_error_and_never_the_commercial_one(string cloud) =>
        Assert.Equal(WebexErrorKind.InvalidInput, Assert.Throws<WebexApiException>(() => ApiAddress.Parse(cloud, null)).Kind);

    [Fact]
    public void An_address_that_cannot_be_used_says_why_and_what_an_address_looks_like()
    {
        var failure = Assert.Throws<WebexApiException>(() => ApiAddress.Parse("Commercial", new Uri("https://webexapis.com/v2")));

        Assert.Equal("-ApiBaseUri cannot be used: it must end in /v1. Nothing was sent.", failure.Message);
        Assert.Equal("Give the address up to and including /v1, as in https://webexapis.com/v1.", failure.RecommendedAction);
    }

    [FactExceptOnMono("Mono has other rules for international domain names.")]
    public void A_host_that_ASCII_cannot_write_is_no_address()
    {
        // A valid address of .NET, whose IdnHost throws.
        var address = new Uri("https://\u00ad\u00ad.example/v1");

        Assert.Null(ApiAddress.TryCreate(address, out string problem));
        Assert.Equal("its host is not valid.", problem);
        Assert.False(ApiAddress.Commercial.IsSameOrigin(address));
        Assert.Null(AbsoluteAddress.ParseOrNull(address.OriginalString));
    }

    [Theory]
    [InlineData("https://webexapis.com/v1", true)]
    [InlineData("webexapis.com", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineDataExceptOnMono("Mono reads it as the address of a file.", "//\u202E", false)]
    public void Only_a_complete_address_is_read_from_a_response(string? text, bool isAddress) =>
        Assert.Equal(isAddress, AbsoluteAddress.ParseOrNull(text) is not null);

    [Fact]
    public void The_clouds_of_Webex_have_the_documented_addresses()
    {
        Assert.Equal("https://webexapis.com/v1", ApiAddress.Commercial.BaseUri.AbsoluteUri);
        Assert.Equal("https://api-usgov.webex.com/v1", ApiAddress.UsGov.BaseUri.AbsoluteUri);
    }
}
