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
    [InlineData("people?displayName=", "people?startIndex=2")]
    public void A_link_with_the_filter_or_to_a_path_below_is_followed(string sent, string next) => Assert.Null(Problem(sent, next));

    [Theory]
    [InlineData("people?filter%5Bname%5D=Ann", "people?filter[name]=Ann&start=1")]
    [InlineData("people?displayName=Ann%20Lee", "people?displayName=Ann+Lee&start=1")]
    [InlineData("people?displayName=%C3%BC", "people?displayName=%c3%bc&start=1")]
    [InlineData("people?email=Ann%2BX%40x.com", "people?email=ann%2bx@x.com&start=1")]
    [InlineData("people?orgId=Y2lz%3D%3D", "people?orgId=Y2lz&start=1")]
    [InlineData("people?id=1&id=2", "people?id=1%2C2&start=1")]
    [InlineData("people?excludeStatus=true&excludeStatus", "people?excludeStatus=True&start=1")]
    public void A_filter_in_another_spelling_is_the_same_filter(string sent, string next) => Assert.Null(Problem(sent, next));

    [Theory]
    [InlineData("events?from=0&size=9", "events?from=9&size=9")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?from=2026-01-15T00:00:00Z&to=2026-02-01")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?from=2026-01-01&to=2026-02-01T00%3A00%3A00Z&offset=9")]
    [InlineData("messages?roomId=R&before=2026-02-01", "messages?roomId=R&before=2026-01-01")]
    [InlineData("messages?roomId=R&before=2026-02-01", "messages?cursor=x")]
    [InlineData("messages?roomId=R&before=", "messages?before=x")]
    public void A_limit_that_moves_with_the_pages_is_followed(string sent, string next) => Assert.Null(Problem(sent, next));

    [Theory]
    [InlineData("people?displayName=Ann", "people?startIndex=2")]
    [InlineData("people?displayName=Ann&max=9", "people?max=9")]
    [InlineData("people?max=9&displayName=Ann&orgId=1", "people?max=9&displayName=Ann")]
    [InlineData("people?cursor=1&displayName=Ann", "people?startIndex=2")]
    [InlineData("people?displayName=Ann", "people")]
    [InlineData("people?displayName=Ann", "people?")]
    [InlineData("people?displayName=Ann", "people/")]
    [InlineData("people?displayName=Ann", "People")]
    [InlineData("people?displayName=Ann", "%70eople")]
    [InlineData("people?displayName=Ann", "everybody")]
    [InlineData("people?max=9", "people")]
    [InlineData("people?displayName=Ann", "people?displayName=&max=1000")]
    [InlineData("people?displayName=Ann", "people?displayName=%20&max=1000")]
    [InlineData("people?displayName=Ann", "people?displayName&start=1")]
    [InlineData("people?displayName=Ann", "people?displayName=Bob&start=1")]
    [InlineData("people?displayName=Ann", "people?displayName=A&start=1")]
    [InlineData("people?displayName=Ann", "people?before&after=&max=1000")]
    [InlineData("people?displayName=Ann", "people?cursor=")]
    [InlineData("people?displayName=Ann", "people?cursor=%20")]
    [InlineData("people?displayName=Ann", "people?cursor=null")]
    [InlineData("people?displayName=Ann", "people?cursor=undefined")]
    [InlineData("people?id=1&id=2", "people?id=1&start=1")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?to=2026-02-01&offset=100")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?from=&to=2026-02-01&offset=100")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?from=100&to=2026-02-01")]
    [InlineData("events?from=2026-01-01&to=2026-02-01", "events?from=2026-01-01&to=9")]
    [InlineData("messages?roomId=R&before=2026-02-01", "messages?before=2026-01-01")]
    [InlineData("messages?roomId=R&before=2026-02-01", "messages?roomId=R&offset=50")]
    public void A_link_that_loses_the_filter_is_an_error(string sent, string next) =>
        Assert.Equal("Test: The link to the next page left out a part of the query. Webex returned 200 (OK).", Problem(sent, next));

    [Fact]
    public void The_first_request_says_what_the_filter_is()
    {
        NextPage second = After(null, "people?displayName=Ann", "people?cursor=2", isEmpty: false)!;
        NextPage third = After(second, "people?cursor=2", "people?startIndex=3", isEmpty: false)!;

        Assert.Contains("left out a part of the query", Record.Exception(() => third.Address)?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<http://w/v1/people?cursor=q; rel=\"next\"")]
    [InlineData("https://webexapis.com/v1/people?cursor=q; rel=\"next\"")]
    [InlineData("https://webexapis.com/v1/people?cursor=q>; rel=next")]
    [InlineData("<https://webexapis.com/v1/people?cursor=q; rel=\"next\", <https://webexapis.com/v1/people>; rel=\"first\"")]
    [InlineData("<https://webexapis.com/v1/people>; rel=\"first\", https://webexapis.com/v1/people?cursor=q; rel=\"next\"")]
    [InlineData("<https://webexapis.com/v1/people?cursor=q>; rel: next")]
    [InlineData("<https://webexapis.com/v1/people?cursor=q>; rel==\"next\"")]
    [InlineData("<https://webexapis.com/v1/people?cursor=q>; rel=\\\"next\\\"")]
    [InlineData("<https://webexapis.com/v1/people?cursor=q> rel=\"next\"")]
    [InlineData("rel=next")]
    public void A_header_that_names_a_next_page_without_a_readable_address_is_an_error(string header) =>
        Assert.Equal(
            "Test: The link to the next page could not be read. Webex returned 200 (OK).",
            Record.Exception(() => AfterHeader(null, "people", header, isEmpty: false)!.Address)?.Message);

    [Theory]
    [InlineData("?displayName=Ann&cursor=2", "https://webexapis.com/v1/people?displayName=Ann&cursor=2")]
    [InlineData("people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("./people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("../v1/people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("/v1/people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("v1/people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("//webexapis.com/v1/people?cursor=2", "https://webexapis.com/v1/people?cursor=2")]
    [InlineData("people/page/2", "https://webexapis.com/v1/people/page/2")]
    public void A_relative_link_begins_at_the_request(string link, string address) =>
        Assert.Equal(
            address, AfterHeader(null, "people?displayName=Ann", $"<{link}>; rel=next", isEmpty: false)!.Address.AbsoluteUri);

    [Fact]
    public void A_relative_link_begins_at_the_request_of_its_own_page() => Assert.Equal(
        "https://webexapis.com/v1/telephony/queues?start=2",
        AfterHeader(null, "telephony/queues?start=1", "<queues?start=2>; rel=next", isEmpty: false)!.Address.AbsoluteUri);

    [Theory]
    [InlineData("//evil.example.com/v1/people?cursor=2")]
    [InlineData("\\\\evil.example.com\\v1")]
    [InlineData("mailto:a@b.c")]
    [InlineData("file:///etc")]
    [InlineData("http,http://webexapis.com/v1/people?cursor=2")]
    public void A_link_to_another_origin_is_an_error(string link)
    {
        NextPage page = AfterHeader(null, "people", $"<{link}>; rel=next", isEmpty: false)!;

        Assert.Equal(WebexErrorKind.CrossOrigin, Assert.Throws<WebexApiException>(() => page.Address).Kind);
    }

    [Fact]
    public void A_link_with_a_number_sign_is_an_error() => Assert.Equal(
        "Test: The link to the next page contained a '#', which cuts off the rest. Webex returned 200 (OK).",
        Problem("people?siteUrl=x", "people?cursor=2&siteUrl=x#attendee&email=a"));

    [Fact]
    public void The_same_content_page_after_page_ends_the_list()
    {
        NextPage? page = null;
        for (int number = 0; number < 20; number++)
        {
            Assert.Null(Record.Exception(() => page?.Address));
            page = After(page, $"people?cursor={number}", $"people?cursor={number + 1}", isEmpty: false, "[1]");
        }

        Assert.Equal(
            "Test: The list has 20 pages in a row with the same content. Webex returned 200 (OK).",
            Record.Exception(() => page!.Address)?.Message);
    }

    [Fact]
    public void Pages_with_different_content_between_equal_ones_let_the_list_go_on()
    {
        NextPage? page = null;
        for (int number = 0; number < 60; number++)
        {
            string content = number % 19 == 0 ? "[2]" : "[1]";
            page = After(page, $"people?cursor={number}", $"people?cursor={number + 1}", isEmpty: false, content);
            Assert.NotNull(page!.Address);
        }
    }

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

    private NextPage? After(NextPage? page, string sent, string? next, bool isEmpty, string? content = null) =>
        AfterHeader(page, sent, $"<{(next is null ? "" : "https://webexapis.com/v1/" + next)}>; rel=\"next\"", isEmpty, content);

    private NextPage? AfterHeader(NextPage? page, string sent, string header, bool isEmpty, string? content = null)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", header);
        if (content is not null)
        {
            response.Content = new BufferedContent(System.Text.Encoding.UTF8.GetBytes(content));
        }

        return NextPage.After(connection, Request(page), Address(sent), response, isEmpty);
    }
}
