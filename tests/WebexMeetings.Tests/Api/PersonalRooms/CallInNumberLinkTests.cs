using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.PersonalRooms;

/// <summary>The format of this response is not documented: what counts as numbers, and what as none.</summary>
public sealed class CallInNumberLinkTests : IDisposable
{
    private readonly ScriptedWebex webex = new();

    public void Dispose() => webex.Dispose();

    [Theory]
    [InlineData("""{"callInNumbers":[{"callInNumber":"1"},{"callInNumber":"2"}]}""", "1 2")]
    [InlineData("""{"items":[{"callInNumber":"3"}]}""", "3")]
    [InlineData("""{"callInNumbers":[{"callInNumber":"1"}],"items":[{"callInNumber":"3"}]}""", "1")]
    public async Task Numbers_come_under_both_usual_names(string response, string numbers)
    {
        webex.On("GET /numbers", response);

        Assert.Equal(numbers, string.Join(" ", (await GetAsync("other", "globalCallinNumbers")).Select(number => number.CallInNumber)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"callInNumbers":[]}""")]
    public async Task An_empty_list_is_an_error(string response)
    {
        webex.On("GET /numbers", response);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => GetAsync("globalCallinNumbers"));

        Assert.Equal(WebexErrorKind.NotFound, failure.Kind);
        Assert.Equal(
            "Global call-in numbers of your own personal room: Webex lists no global call-in numbers for this room.", failure.Message);
    }

    [Theory]
    [InlineData()]
    [InlineData("other")]
    public async Task A_room_without_the_link_has_no_numbers(params string[] links)
    {
        var failure = await Assert.ThrowsAsync<WebexApiException>(() => GetAsync(links));

        Assert.Contains("This room has no link to global call-in numbers", failure.Message, StringComparison.Ordinal);
        Assert.Empty(webex.Sent);
    }

    private Task<IReadOnlyList<CallInPhone>> GetAsync(params string[] links)
    {
        IEnumerable<Link> all = links.Select(rel => new Link { Rel = rel, Href = rel == "other" ? "/v1/other" : "/v1/numbers" });
        var room = new PersonalRoom { Telephony = new Telephony { Links = new ItemList<Link>(all) } };
        return new CallInNumberClient(webex.Session.Client).GetAsync(room, default);
    }
}
