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

    [Theory]
    [InlineData(" ")]
    [InlineData("\r\n")]
    [InlineData("\t \n\n")]
    [InlineData("\uFEFF\r\n")]
    public async Task A_body_of_white_space_is_no_content(string body)
    {
        webex.On("DELETE /things/1", 200, body);

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
    [InlineData("{\"others\":[]}", true)]
    [InlineData("{\"Resources\":[],\"schemas\":[\"s\"]}", true)]
    [InlineData("{\"items\":null,\"notFoundIds\":[\"x\"]}", true)]
    [InlineData("{\"others\":[1]}", false)]
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
    [InlineData("[1,2]", "1 2")]
    [InlineData("[1,null,2]", "1 null 2")]
    [InlineData("{\"items\":[1]}", "1")]
    [InlineData("{\"Items\":[1]}", "1")]
    [InlineData("{\"items\":[]}", "")]
    [InlineData("{\"notFoundIds\":null,\"items\":null}", "")]
    [InlineData("{\"notFoundIds\":[\"x\"],\"items\":null}", "")]
    [InlineData("{\"notFoundIds\":[\"x\"],\"items\":[1]}", "1")]
    [InlineData("{\"notFoundIds\":[\"x\"]}", "")]
    [InlineData("{\"notFoundIds\":null}", "")]
    [InlineData("{}", "")]
    [InlineData("null", "")]
    [InlineData("{\"queues\":[1,2]}", "1 2")]
    [InlineData("{\"queues\":[]}", "")]
    [InlineData("{\"items\":null,\"queues\":[1]}", "1")]
    [InlineData("{\"phoneNumbers\":[{\"id\":1}],\"total\":1,\"start\":0}", "{\"id\":1}")]
    [InlineData("{\"schemas\":[\"s\"],\"totalResults\":1,\"itemsPerPage\":1,\"startIndex\":1,\"Resources\":[1]}", "1")]
    [InlineData("{\"schemas\":[\"s\"],\"totalResults\":0,\"itemsPerPage\":0,\"startIndex\":1}", "")]
    [InlineData("{\"items\":[1],\"others\":[2]}", "1")]
    [InlineData("{\"queues\":[1],\"errors\":[2]}", "1")]
    [InlineData("{\"errors\":[]}", "")]
    [InlineData("{\"queues\":[1],\"links\":[2],\"paging\":{}}", "1")]
    [InlineData("{\"total\":0,\"start\":0,\"hasMore\":false,\"_links\":{}}", "")]
    public void The_items_of_a_list_are_found_in_any_wrapper(string json, string items)
    {
        using JsonDocument content = JsonDocument.Parse(json);

        Assert.Equal(items, string.Join(" ", JsonList.ItemsIn(content.RootElement)!.Select(item => item.GetRawText())));
    }

    [Theory]
    [InlineData("7", "The response is not a list")]
    [InlineData("\"text\"", "The response is not a list")]
    [InlineData("{\"items\":7}", "The response is not a list")]
    [InlineData("{\"items\":{}}", "The response is not a list")]
    [InlineData("{\"displayName\":\"Ada\"}", "The response is not a list")]
    [InlineData("{\"rate\":5}", "The response is not a list")]
    [InlineData("{\"errors\":[1]}", "The response is not a list")]
    [InlineData("{\"links\":[1]}", "The response is not a list")]
    [InlineData("{\"metadata\":{}}", "The response is not a list")]
    [InlineData("{\"token\":\"t\"}", "The response is not a list")]
    [InlineData("{\"count\":5}", "The response is not a list")]
    [InlineData("{\"id\":\"1\",\"members\":[1]}", "The response is not a list")]
    [InlineData("{\"a\":[1],\"b\":[2]}", "The response has more than one list ('a', 'b')")]
    [InlineData("{\"a\":[],\"b\u202e\":[],\"c\":[],\"d\":[]}", "The response has more than one list ('a', 'b\uFFFD', 'c')")]
    public async Task Another_response_is_an_error_to_a_reader_of_lists(string json, string problem)
    {
        webex.On("GET /things", json);
        var request = new ApiRequest { Path = "/things", Subject = "Test" };

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => new RawApi(webex.Session.Client).ReadListAsync(request, default));

        Assert.Equal($"Test: {problem}. Webex returned 200 (OK).", failure.Message);
        Assert.Equal("Run the command without -All. It then returns the response as it is.", failure.RecommendedAction);
        using JsonDocument content = (await SendAsync("GET", "/things")).Content!;
        Assert.Equal(json, content.RootElement.GetRawText());
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
