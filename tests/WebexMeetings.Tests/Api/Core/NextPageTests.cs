using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>A link to the next page is followed when it can only lead to the rest of the same list.</summary>
public sealed class NextPageTests : IDisposable
{
    private static readonly string[] Positions =
        ["max", "start", "startIndex", "index", "offset", "page", "from", "limit", "count", "pageSize", "size"];

    private static readonly string[] Cursors =
        ["cursor", "before", "after", "next", "pageToken", "nextPageToken", "continuation", "token", "marker"];

    private readonly WebexConnection connection =
        new("test", new ConnectionSettings { Address = ApiAddress.Commercial }, new StaticTokenSource("t"), HttpServices.Build);

    public static TheoryData<string> PositionNames => [.. Positions];

    public static TheoryData<string> CursorNames => [.. Cursors];

    public void Dispose() => connection.Dispose();

    [Theory]
    [MemberData(nameof(PositionNames))]
    public void A_position_is_no_filter(string name) =>
        Assert.Null(Problem($"people?displayName=Ann&{name}=1", "people?displayName=Ann&x=2"));

    [Theory]
    [MemberData(nameof(CursorNames))]
    public void A_cursor_may_hold_the_filter(string name) =>
        Assert.Null(Problem("people?displayName=Ann", $"people?{name.ToUpperInvariant()}=2"));

    [Theory]
    [MemberData(nameof(CursorNames))]
    public void A_cursor_is_no_filter_itself(string name) =>
        Assert.Null(Problem($"people?displayName=Ann&{name}=1", "people?displayName=Ann&startIndex=2"));

    [Theory]
    [InlineData("people?displayName=Ann", "people/page/2")]
    [InlineData("people", "people?startIndex=2")]
    [InlineData("people?displayName=Ann&&", "people?DISPLAYNAME=Ann&startIndex=2")]
    [InlineData("people?displayName=Ann&siteUrl=x", "people?siteUrl=x&displayName=Ann&startIndex=2")]
    public void A_link_with_the_filter_or_without_any_query_is_followed(string sent, string next) => Assert.Null(Problem(sent, next));

    [Theory]
    [InlineData("people?displayName=Ann", "people?startIndex=2")]
    [InlineData("people?displayName=Ann&max=9", "people?max=9")]
    [InlineData("people?max=9&displayName=Ann&orgId=1", "people?max=9&displayName=Ann")]
    [InlineData("people?cursor=1&displayName=Ann", "people?startIndex=2")]
    public void A_link_that_loses_the_filter_is_an_error(string sent, string next) =>
        Assert.Equal("Test: The link to the next page left out a part of the query. Webex returned 200 (OK).", Problem(sent, next));

    [Fact]
    public void An_empty_link_is_an_error() =>
        Assert.Equal("Test: The link to the next page was empty. Webex returned 200 (OK).", Problem("people", null));

    [Fact]
    public void The_same_page_again_is_an_error() => Assert.Equal(
        "Test: The link to the next page led to a page that was read already. Webex returned 200 (OK).",
        Problem("people?cursor=1", "people?cursor=1"));

    [Fact]
    public void A_page_with_items_between_empty_ones_lets_the_list_go_on()
    {
        NextPage? page = null;
        for (int number = 0; number < 60; number++)
        {
            page = After(page, $"people?cursor={number}", $"people?cursor={number + 1}", isEmpty: number % 20 != 19);
            Assert.Equal($"https://webexapis.com/v1/people?cursor={number + 1}", page!.Address.AbsoluteUri);
        }
    }

    [Fact]
    public void Pages_with_items_may_be_many()
    {
        NextPage? page = null;
        for (int number = 0; number < 30; number++)
        {
            page = After(page, $"people?cursor={number}", $"people?cursor={number + 1}", isEmpty: false);
        }

        Assert.Equal("https://webexapis.com/v1/people?cursor=30", page!.Address.AbsoluteUri);
    }

    [Fact]
    public void Without_a_link_there_is_no_next_page()
    {
        using var response = new HttpResponseMessage();

        Assert.Null(NextPage.After(connection, Request(null), Address("people"), response, isEmpty: true));
    }

    private static Uri Address(string path) => new("https://webexapis.com/v1/" + path);

    private static ApiRequest Request(NextPage? page) => new() { Subject = "Test", Page = page };

    private string? Problem(string sent, string? next)
    {
        NextPage page = After(null, sent, next, isEmpty: false)!;
        return Record.Exception(() => page.Address)?.Message;
    }

    private NextPage? After(NextPage? page, string sent, string? next, bool isEmpty)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", $"<{(next is null ? "" : Address(next).AbsoluteUri)}>; rel=\"next\"");
        return NextPage.After(connection, Request(page), Address(sent), response, isEmpty);
    }
}
