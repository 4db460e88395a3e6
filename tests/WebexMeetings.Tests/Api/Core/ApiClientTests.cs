using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Core;

/// <summary>What a request carries, and what counts as its response.</summary>
public sealed class ApiClientTests : IDisposable
{
    private readonly ByteServer server;
    private readonly Session session;
    private byte[] response = ByteServer.Response(200, "{}");

    public ApiClientTests()
    {
        server = new ByteServer(_ => response, keepsConnections: true);
        session = new Session(server.ApiBaseUri, "token");
    }

    private static JsonTypeInfo<PersonalRoomDto> Type => WebexJsonContext.Default.PersonalRoomDto;

    private string Sent => Assert.Single(server.Requests);

    public void Dispose()
    {
        session.Dispose();
        server.Dispose();
    }

    [Fact]
    public async Task Nothing_is_sent_on_a_connection_that_was_closed()
    {
        session.Connection.Dispose();

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SendAsync(new ApiRequest { Subject = "Test" }));

        Assert.Equal(WebexErrorKind.NotConnected, failure.Kind);
        Assert.Equal("Test: The connection 'test' was closed by Disconnect-Webex.", failure.Message);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("GET", false)]
    [InlineData("HEAD", false)]
    [InlineData("POST", true)]
    [InlineData("PUT", true)]
    [InlineData("DELETE", true)]
    public async Task A_change_without_a_body_says_so_and_a_read_has_none(string method, bool hasLength)
    {
        await SendAsync(new ApiRequest { Subject = "Test", Method = new HttpMethod(method) });

        Assert.StartsWith($"{method} /v1 HTTP/1.1", Sent, StringComparison.Ordinal);
        Assert.Equal(hasLength, Sent.Contains("Content-Length: 0", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("Content-Type", Sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_body_is_JSON_in_UTF_8()
    {
        await SendAsync(new ApiRequest { Subject = "Test", Method = HttpMethod.Put, Path = "/x?y=1", Body = "{}"u8.ToArray() });

        Assert.StartsWith("PUT /v1/x?y=1 HTTP/1.1", Sent, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/json; charset=utf-8\r\n", Sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_request_says_who_sends_it_and_what_it_takes()
    {
        await SendAsync(new ApiRequest { Subject = "Test" });

        Assert.Contains("Accept: application/json\r\n", Sent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Accept-Encoding: gzip\r\n", Sent, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("(?i)User-Agent: WebexMeetings-PowerShell/[0-9]+\\.[0-9]+\\.[0-9]+\r\n", Sent);
    }

    [Fact]
    public async Task A_header_that_describes_a_body_goes_with_one_and_is_an_error_without()
    {
        (string Name, string Value)[] headers = [("Content-Language", "en"), ("X-Other", "1")];
        await SendAsync(new ApiRequest { Subject = "Test", Method = HttpMethod.Put, Headers = headers });
        var failure = await Assert.ThrowsAsync<WebexApiException>(() => SendAsync(new ApiRequest { Subject = "Test", Headers = headers }));

        Assert.Contains("Content-Language: en\r\n", Sent, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("X-Other: 1\r\n", Sent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Equal("Test: The header 'Content-Language' cannot be sent with GET. Nothing was sent.", failure.Message);
        Assert.Equal("Leave it out of -Header: it describes a body, and this request has none.", failure.RecommendedAction);
    }

    [Theory]
    [InlineData(200, "{}", true)]
    [InlineData(201, " {} ", true)]
    [InlineData(200, "", false)]
    [InlineData(200, " \n", false)]
    [InlineData(200, "null", false)]
    [InlineData(200, " null ", false)]
    [InlineData(202, "{}", false)]
    [InlineData(202, "Accepted", false)]
    public async Task A_change_that_Webex_accepted_without_an_object_has_none(int status, string body, bool hasObject)
    {
        response = ByteServer.Response(status, body);

        PersonalRoomDto? written = await session.Client.WriteAsync(Put(), Type, CancellationToken.None);

        Assert.Equal(hasObject, written is not null);
    }

    [Fact]
    public async Task A_change_that_Webex_accepted_with_204_has_no_object()
    {
        response = "HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray();

        Assert.Null(await session.Client.WriteAsync(Put(), Type, CancellationToken.None));
    }

    [Theory]
    [InlineData("Accepted")]
    [InlineData("[]")]
    [InlineData("nul")]
    public async Task A_change_that_Webex_answered_with_something_else_is_an_error(string body)
    {
        response = ByteServer.Response(200, body);

        var failure = await Assert.ThrowsAsync<WebexApiException>(() => session.Client.WriteAsync(Put(), Type, CancellationToken.None));

        Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
    }

    [Fact]
    public async Task The_warnings_of_a_change_are_passed_on_and_those_of_a_read_are_not()
    {
        response = ByteServer.Response(200, "{}", "Warning: first", "Warning: second");

        await SendAsync(Put());
        await SendAsync(new ApiRequest { Subject = "Test" });

        Assert.Equal(["Test: Webex accepted the change with a warning: first; second"], session.Listener.Warnings);
    }

    [Theory]
    [InlineData("Link: <https://webexapis.com/v1/x?page=2>; rel=\"next\"", 1)]
    [InlineData("Link: </x>; rel=next", 1)]
    [InlineData("Link: </x>; rel=\"prev\"", 0)]
    [InlineData("X-Name: y", 0)]
    public async Task A_next_page_of_what_is_documented_as_one_object_is_a_warning(string header, int warnings)
    {
        response = ByteServer.Response(200, "{}", header);

        await session.Client.ReadAsync(new ApiRequest { Subject = "Test" }, Type, CancellationToken.None);

        Assert.Equal(warnings, session.Listener.Warnings.Count);
        Assert.All(session.Listener.Warnings, warning => Assert.StartsWith("Test: The response names a next page, ", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task A_request_says_how_large_its_response_may_be(int length, bool isRead)
    {
        response = ByteServer.Response(200, $"\"{new string('x', length - 2)}\"");
        Task<HttpResponseMessage> reading =
            session.Client.SendAsync(new ApiRequest { Subject = "Test", LargestResponse = 100 }, CancellationToken.None);

        if (isRead)
        {
            (await reading).Dispose();
        }
        else
        {
            var failure = await Assert.ThrowsAsync<WebexApiException>(() => reading);
            Assert.Equal(WebexErrorKind.InvalidResponse, failure.Kind);
        }
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    public void A_request_says_how_many_values_its_response_may_have(int items, bool isRead)
    {
        // The list itself is a value as well; the end of something is none.
        string json = new JsonArray([.. Enumerable.Range(0, items).Select(_ => JsonValue.Create(7))]).ToJsonString();
        Check(json, isRead);
    }

    [Theory]
    [InlineData(33, true)]
    [InlineData(34, false)]
    public void Objects_names_and_values_count(int items, bool isRead) =>
        Check("[" + string.Join(",", Enumerable.Repeat("""{"a":1}""", items)) + "]", isRead);

    [Fact]
    public async Task The_next_request_of_a_command_is_sent_like_the_first()
    {
        await SendAsync(new ApiRequest { Subject = "Test" });
        await SendAsync(new ApiRequest { Subject = "Test" });

        Assert.Equal(2, server.Requests.Count);
    }

    private static ApiRequest Put() => new() { Subject = "Test", Method = HttpMethod.Put, Body = [] };

    private static void Check(string json, bool isRead)
    {
        var request = new ApiRequest { Subject = "Test", LargestResponse = 3200 };
        using var response = new HttpResponseMessage();

        Exception? failure = Record.Exception(() => ApiClient.CheckNumberOfValues(request, response, Encoding.UTF8.GetBytes(json)));

        Assert.Equal(isRead, failure is null);
        Assert.Equal(isRead ? null : WebexErrorKind.InvalidResponse, (failure as WebexApiException)?.Kind);
    }

    private async Task SendAsync(ApiRequest request)
    {
        using HttpResponseMessage _ = await session.Client.SendAsync(request, CancellationToken.None);
    }
}
