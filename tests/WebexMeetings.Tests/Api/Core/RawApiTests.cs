using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>Calls of any path, for resources without a cmdlet.</summary>
public sealed class RawApiTests : IDisposable
{
    private const string Next = "Link: </v1/things?cursor=1>; rel=\"next\"";

    private static readonly string[] Reserved =
    [
        "Authorization", "Proxy-Authorization", "Cookie", "Host", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer",
        "Upgrade", "Expect", "Content-Length", "Content-Type", "Content-Encoding", "Accept-Encoding",
    ];

    private readonly ScriptedWebex webex = new();

    public static TheoryData<string> ReservedNames => [.. Reserved];

    public void Dispose() => webex.Dispose();

    [Fact]
    public async Task A_response_without_a_body_has_no_content()
    {
        webex.On("DELETE /things/1", 204);

        Assert.Equal(new Page<JsonDocument?>(null, null), await SendAsync("DELETE", "/things/1"));
    }

    [Fact]
    public async Task A_response_is_the_JSON_as_it_came()
    {
        webex.On("GET /things", """{"a":[1,{"b":null}]}""");

        using JsonDocument content = (await SendAsync("GET", "/things")).Content!;

        Assert.Equal("""{"a":[1,{"b":null}]}""", content.RootElement.GetRawText());
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("{\"a\":1")]
    [InlineData("{} {}")]
    public async Task A_response_that_is_not_JSON_is_an_error(string body)
    {
        webex.On("GET /things", body);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SendAsync("GET", "/things"));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        Assert.Contains($"it began with '{body}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_with_too_many_values_is_an_error()
    {
        webex.On("GET /things", $"[{string.Join(",", Enumerable.Repeat("1", 40))}]");

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SendAsync("GET", "/things", largest: 32 * 40));

        Assert.Contains("The response had more than 40 values and was not read", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", true)]
    [InlineData("{\"items\":[]}", true)]
    [InlineData("", true)]
    [InlineData("[1]", false)]
    [InlineData("{\"items\":[1]}", false)]
    [InlineData("{\"items\":{}}", false)]
    [InlineData("{\"others\":[]}", false)]
    [InlineData("\"text\"", false)]
    public async Task Twenty_empty_pages_in_a_row_are_too_many(string body, bool isEmpty)
    {
        NextPage? next = null;
        for (int number = 0; number < 20; number++)
        {
            string link = Next.Replace("=1", $"={number}", StringComparison.Ordinal);
            webex.On("GET /things", 200, body, link);
            Page<JsonDocument?> page = await new RawApi(webex.Session.Client).SendAsync(
                new ApiRequest { Path = "/things", Page = next, Subject = "Test" }, default);
            page.Content?.Dispose();
            next = page.Next;
        }

        string problem = Record.Exception(() => next!.Address)?.Message ?? "";
        Assert.Equal(isEmpty, problem.Contains("20 empty pages in a row", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[1,2]", 2)]
    [InlineData("{\"items\":[1]}", 1)]
    [InlineData("{\"items\":[]}", 0)]
    [InlineData("{\"items\":7}", null)]
    [InlineData("{\"Items\":[1]}", null)]
    [InlineData("{}", null)]
    [InlineData("7", null)]
    public void A_list_is_an_array_or_the_field_items(string json, int? count)
    {
        using JsonDocument content = JsonDocument.Parse(json);

        Assert.Equal(count, RawApi.ListIn(content.RootElement)?.GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(ReservedNames))]
    public void A_header_that_signs_addresses_or_frames_a_request_cannot_be_given(string name)
    {
        var failure = Assert.Throws<WebexApiException>(() => CustomHeader.Parse($" {name.ToUpperInvariant()} ", "x"));

        Assert.Equal(
            $"The header {name.ToUpperInvariant()} is set by the connection and cannot be given. Nothing was sent.", failure.Message);
    }

    [Theory]
    [InlineData("X-Az09", "any value ~!")]
    [InlineData("azAZ09", "")]
    [InlineData("!#$%&'*+-.^_`|~", " ")]
    public void A_header_of_allowed_characters_is_sent_as_given(string name, string value) =>
        Assert.Equal((name, value), CustomHeader.Parse(name, value));

    [Theory]
    [InlineData("")]
    [InlineData(" X")]
    [InlineData("X:")]
    [InlineData("X/")]
    [InlineData("X@")]
    [InlineData("X[")]
    [InlineData("X{")]
    [InlineData("X\u00e9")]
    public void A_header_name_with_another_character_is_refused(string name)
    {
        var failure = Assert.Throws<WebexApiException>(() => CustomHeader.Parse(name, "x"));

        Assert.Equal($"The header '{name.Trim()}' cannot be sent. Nothing was sent.", failure.Message);
    }

    [Theory]
    [InlineData("a\tb")]
    [InlineData("a\u007f")]
    [InlineData("a\nb")]
    [InlineData("\u00e9")]
    public void A_header_value_with_another_character_is_refused(string value) =>
        Assert.Throws<WebexApiException>(() => CustomHeader.Parse("X", value));

    [Fact]
    public void A_header_value_has_at_most_8192_characters()
    {
        string longest = new('x', 8192);

        Assert.Equal(longest, CustomHeader.Parse("X", longest).Value);
        Assert.Throws<WebexApiException>(() => CustomHeader.Parse("X", longest + "x"));
    }

    private Task<Page<JsonDocument?>> SendAsync(string method, string path, int? largest = null) =>
        new RawApi(webex.Session.Client).SendAsync(
            new ApiRequest { Method = new HttpMethod(method), Path = path, Subject = "Test", LargestResponse = largest ?? 1024 * 1024 },
            default);
}
