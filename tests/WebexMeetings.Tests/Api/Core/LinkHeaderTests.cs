using WebexMeetings.Api.Core;

namespace WebexMeetings.Tests.Api.Core;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("<https://w/v1/people?cursor=1>; rel=\"next\"", "https://w/v1/people?cursor=1")]
    [InlineData("<https://w/v1/people?cursor=1&before&after=>;rel=next", "https://w/v1/people?cursor=1&before&after=")]
    [InlineData("<https://w/a>; rel=\"prev\", <https://w/b?x=1,2;3>; title=\"x\"; rel=\"NEXT\"", "https://w/b?x=1,2;3")]
    [InlineData("<https://w/a>; rel=\"last next\"", "https://w/a")]
    [InlineData("<https://w/a>; rel=\"prev\"", null)]
    [InlineData("<https://w/a>; rel=\"nextish\"", null)]
    [InlineData("<https://w/a", null)]
    [InlineData("<https://w/a>;rel=next<https://w/b>;rel=prev", "https://w/a")]
    [InlineData("<https://w/a>; title=\"next\"", null)]
    [InlineData("<https://w/a>; rel=\"prev\"; title=\"a; rel=next\"", null)]
    [InlineData("<https://w/a>; title=\"a \\\"; rel=next\"; rel=prev", null)]
    [InlineData("<https://w/a>; title=\", <https://w/b>; rel=next\"; rel=prev", null)]
    [InlineData("<https://w/a>; title=\"<https://w/b>\"; rel=next", "https://w/a")]
    [InlineData("<https://w/a>; rel=prev; rel=next", null)]
    [InlineData("<https://w/a>; rev=next", null)]
    [InlineData("<https://w/a>; rel = 'next'", "https://w/a")]
    [InlineData("<https://w/a>;\trel\t=\t\"next\"", "https://w/a")]
    [InlineData("<https://w/a>;; rel=next;", "https://w/a")]
    [InlineData(", ,<https://w/a>; rel=next", "https://w/a")]
    [InlineData("<https://w/a>; rel=\"next", "https://w/a")]
    [InlineData("<https://w/a; rel=\"prev\", <https://w/b>; rel=\"next\"", "https://w/b")]
    [InlineData("<https://w/next>; rel=prev", null)]
    [InlineData("<https://w/a?rel=next>; rel=prev", null)]
    [InlineData("<https://w/a>; rel", null)]
    [InlineData("<https://w/a>; next", null)]
    [InlineData("nonsense", null)]
    public void The_next_page_is_found_among_the_links(string header, string? next)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", header);

        Assert.Equal(next, Next(response));
    }

    [Fact]
    public void Several_headers_count_as_one()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", ["<https://w/a>; rel=\"first\"", "<https://w/b>; rel=\"next\""]);

        Assert.Equal("https://w/b", Next(response));
    }

    [Fact]
    public void A_header_ends_what_the_one_before_it_says()
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", ["<https://w/a>; rel=next", "nonsense"]);

        Assert.Equal("https://w/a", Next(response));
    }

    private static string? Next(HttpResponseMessage response)
    {
        Assert.Equal(LinkHeader.TryReadNext(response, out string? address), address is not null);
        return address;
    }
}
