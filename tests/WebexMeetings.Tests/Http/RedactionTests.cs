using System.Net;
using System.Text;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.People;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Http;

/// <summary>A server that quotes a secret back, in each way that came to mind. No text of the module may show it.</summary>
public sealed class RedactionTests
{
    private const string Token = "ZDI3MGEyYzQtNmFlNS00NDNhLWFlNzAtZGVjNjE0MGU1OGZmZWNmZDEwN2ItYTU3_P0A1_4f2b";
    private const string Pin = "918273";

    /// <summary>How a secret is written.</summary>
    private static readonly Dictionary<string, Func<string, string>> Spellings = new()
    {
        ["as it is"] = secret => secret,
        ["with every character as %XX"] = secret => string.Concat(secret.Select(c => $"%{(int)c:X2}")),
        ["with every character as %XX, twice"] = secret => string.Concat(secret.Select(c => $"%25{(int)c:x2}")),
        ["in JSON escapes"] = secret => string.Concat(secret.Select(c => $"\\u{(int)c:x4}")),
        ["in JSON escapes, within a JSON text"] = secret => string.Concat(secret.Select(c => $"\\\\u{(int)c:X4}")),
        ["in decimal entities"] = secret => string.Concat(secret.Select(c => $"&#{(int)c};")),
        ["in hexadecimal entities"] = secret => string.Concat(secret.Select(c => $"&#x{(int)c:x};")),
        ["in base64"] = secret => Convert.ToBase64String(Encoding.UTF8.GetBytes("client:" + secret)),
        ["in base64, one further"] = secret => Convert.ToBase64String(Encoding.UTF8.GetBytes("clients:" + secret)),
        ["in base64, two further"] = secret => Convert.ToBase64String(Encoding.UTF8.GetBytes("a-client:" + secret)),
        ["in base64 by lines"] = secret =>
            string.Join("\n", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).Chunk(20).Select(line => new string(line))),
        ["in hexadecimal digits"] = secret => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret)),
        ["with zero-width spaces between"] = secret => string.Join('\u200B', secret.ToCharArray()),
        ["with NUL between"] = secret => string.Join('\0', secret.ToCharArray()),
        ["in capitals"] = secret => secret.ToUpperInvariant(),
        ["in an address"] = secret => $"https://{secret}@example.com/",
    };

    /// <summary>What a server may do with it.</summary>
    private static readonly Dictionary<string, Func<string, byte[]?>> Places = new()
    {
        ["a reason"] = said => ByteServer.Response(400, Json(said)),
        ["a reason of a refused sign-in"] = said => ByteServer.Response(401, Json(said)),
        ["a reason in UTF-16"] = said => ByteServer.Response(
            400, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($$"""{"message":"You sent {{said}}"}""")]),
        ["a reason in UTF-16 that does not say so"] = said =>
            ByteServer.Response(400, Encoding.BigEndianUnicode.GetBytes($$"""{"message":"You sent {{said}}"}""")),
        ["a reason at the edge of what is shown"] = said => ByteServer.Response(400, Json(new string('x', 480) + said)),
        ["an error code"] = said => ByteServer.Response(400, Encoding.UTF8.GetBytes($$"""{"message":"m","errorCode":"{{said}}"}""")),
        ["a tracking ID in the body"] = said =>
            ByteServer.Response(400, Encoding.UTF8.GetBytes($$"""{"message":"m","trackingId":"{{said}}"}""")),
        ["a tracking ID in a header"] = said => ByteServer.Response(400, Json("m"), "trackingid: " + Visible(said)),
        ["a tracking ID of a success"] = said => ByteServer.Response(200, "{}"u8.ToArray(), "trackingid: " + Visible(said)),
        ["plain text"] = said => ByteServer.Response(400, Encoding.UTF8.GetBytes("You sent " + said), "Content-Type: text/plain"),
        ["the title of a page"] = said =>
            ByteServer.Response(400, Encoding.UTF8.GetBytes($"<html><title>You sent {said}</title>"), "Content-Type: text/html"),
        ["a page in place of JSON"] = said => ByteServer.Response(200, Encoding.UTF8.GetBytes($"<p>{said}</p>")),
        ["a page in place of JSON, at the edge"] = said =>
            ByteServer.Response(200, Encoding.UTF8.GetBytes($"<p>{new string('x', 60)}{said}</p>")),
        ["bytes that are not text"] = said => ByteServer.Response(200, [0xC3, 0x28, .. Encoding.UTF8.GetBytes(said), 0xFF]),
        ["a body that is cut off"] = said =>
            [.. "HTTP/1.1 200 Said\r\nContent-Length: 9000\r\n\r\n"u8, .. Encoding.UTF8.GetBytes(said)[..^5]],
        ["an error that is cut off"] = said =>
            [.. "HTTP/1.1 400 Said\r\nContent-Length: 9000\r\n\r\n"u8, .. Encoding.UTF8.GetBytes($$"""{"message":"{{said}}""")],
        ["a redirect"] = said => ByteServer.Response(302, [], "Location: https://example.com/" + Visible(said)),
        ["a redirect to nowhere"] = said => ByteServer.Response(302, [], "Location: " + Visible(said)),
        ["a warning"] = said => ByteServer.Response(200, "{}"u8.ToArray(), "Warning: 199 - " + Visible(said)),
        ["a link to elsewhere"] = said =>
            ByteServer.Response(200, """{"items":[{}]}"""u8.ToArray(), $"Link: <https://{Visible(said)}.example.com/x>; rel=\"next\""),
        ["a status line that is not one"] = said => Encoding.Latin1.GetBytes($"HTTP/1.1 {Visible(said)}\r\n\r\n"),
        ["a reason phrase"] = said => Encoding.Latin1.GetBytes($"HTTP/1.1 400 {Visible(said)}\r\nContent-Length: 0\r\n\r\n"),
        ["a header line that is not one"] = said => Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\n{Visible(said)}\r\n\r\n"),
        ["no HTTP at all"] = said => Encoding.Latin1.GetBytes(Visible(said) + "\r\n\r\n"),
    };

    public static TheoryData<string> PlaceNames => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task The_token_is_never_shown_from(string place)
    {
        foreach ((_, Func<string, string> spell) in Spellings)
        {
            Traces.AssertNone(Token, await ShownAsync(_ => Places[place](spell(Token))));
        }
    }

    [Theory]
    [MemberData(nameof(PlaceNames))]
    public async Task A_PIN_that_was_sent_is_never_shown_from(string place)
    {
        foreach ((string spelling, Func<string, string> spell) in Spellings)
        {
            if (place == "a body that is cut off" || spelling.StartsWith("in base64", StringComparison.Ordinal))
            {
                // Of six digits a half, or eight characters that may stand for anything, is not looked for.
                continue;
            }

            Traces.AssertNone(Pin, await ShownAsync(_ => Places[place](spell(Pin)), onlyChange: true));
        }
    }

    [Theory]
    [InlineData("""{"hostPin":"918274","x""")]
    [InlineData("""{"hostPin" : [ "918274" ]""")]
    [InlineData("""{"hostPin":{"value" : "918274" }""")]
    [InlineData("""{"panelistPassword":"918274","x""")]
    [InlineData("""{"text":"{\"hostPin\":\"918274\"}" """)]
    [InlineData("""{"\u0068ostPin":"918274" """)]
    [InlineData("<room><hostPin>918274</hostPin></room>")]
    [InlineData("<w:room><w:hostPin type='x'> <![CDATA[918274]]></w:hostPin>")]
    [InlineData("&lt;audioPin&gt;918274&lt;/audioPin&gt;")]
    [InlineData("<room hostPin='918274'>")]
    [InlineData("hostPin%3D918274")]
    [InlineData("https://ann:918274@example.com/")]
    [InlineData("https://918274@example.com/")]
    public async Task A_secret_that_only_the_server_knew_is_known_by_its_name(string body)
    {
        Traces.AssertNone("918274", await ShownAsync(_ => ByteServer.Response(200, Encoding.UTF8.GetBytes(body))));
        Traces.AssertNone("918274", await ShownAsync(_ => ByteServer.Response(200, Encoding.Unicode.GetBytes(body))));
    }

    [Fact]
    public async Task No_character_reaches_the_terminal_that_it_would_obey()
    {
        const string Evil = "a\u001b[2J\u0007\u009b31m\u202Eb\u200Bc\u2066\u0000d\u2028";
        string escaped = string.Concat(Evil.Select(c => $"\\u{(int)c:x4}"));
        foreach (Func<string, byte[]?> place in Places.Values)
        {
            Traces.AssertNoControls(await ShownAsync(_ => place(Evil)));
            Traces.AssertNoControls(await ShownAsync(_ => place(escaped)));
        }
    }

    [Fact]
    public async Task A_tracking_ID_of_30_000_characters_is_cut()
    {
        string shown = await ShownAsync(_ => ByteServer.Response(400, Json("m"), "trackingid: " + new string('x', 30_000)));

        Assert.Contains("tracking ID xxx", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 100, 5000);
    }

    [Fact]
    public void The_proxy_password_is_a_secret_of_the_connection()
    {
        var secrets = new WebexMeetings.Connections.KnownSecrets();
        secrets.Add(new WebProxy("http://proxy:8080") { Credentials = new NetworkCredential("ann", "pa ss/wörd") });

        Assert.DoesNotContain(
            "rd",
            WebexMeetings.Http.Redaction.Of(secrets, null).Line("407 for ann:pa ss/w%C3%B6rd and pa ss/wörd", 100),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://x.com/?code=918274", "https://x.com/?code=***")]
    [InlineData("https://x.com/?a=1&pin=918274&b=2", "https://x.com/?a=1&pin=***&b=2")]
    [InlineData("status code: 404", "status code: 404")]
    public void A_secret_in_the_query_of_an_address_is_known_by_its_name(string text, string shown) =>
        Assert.Equal(shown, WebexMeetings.Http.Redaction.ByName.Line(text, 100));

    [Theory]
    [InlineData("9128", "OTEyOA==", "***A==")]
    [InlineData("abcdefghijklmnop", "abcdefgh\n  ijklmnop", "***")]
    [InlineData("abcdefghijklmno", "abcdefgh ijklmno", "abcdefgh ijklmno")]
    [InlineData("", "nothing is secret", "nothing is secret")]
    [InlineData("abcdef", "abcdef abcdefabcdef abcde", "*** *** ***")]
    [InlineData("abcdef", "abcdef abcd", "*** ***")]
    [InlineData("abcdef", "abcdef abc", "*** abc")]
    public void A_known_secret_is_masked_and_nothing_else(string secret, string text, string shown) =>
        Assert.Equal(shown, WebexMeetings.Http.Redaction.Of([secret]).Line(text, 100));

    private static byte[] Json(string said) => Encoding.UTF8.GetBytes($$"""{"message":"You sent {{said}}"}""");

    // What a header can carry: the rest would be two headers, or none.
    private static string Visible(string said) => new([.. said.Where(c => c is not ('\r' or '\n' or '\0') && c < 256)]);

    /// <summary>Everything that a read, a change and a list show when this server answers.</summary>
    private static async Task<string> ShownAsync(Func<string, byte[]?> respond, bool onlyChange = false)
    {
        using var server = new ByteServer(respond);
        using var session = new Session(server.ApiBaseUri, Token, new SessionSettings { MaximumRetryAfter = TimeSpan.Zero });
        var shown = new StringBuilder();
        Func<Task>[] commands =
        [
            () => session.Client.SendAsync(Change(), CancellationToken.None),
            () => session.GetRoomAsync("a@x.com"),
            () => ListAsync(session),
        ];
        foreach (Func<Task> command in onlyChange ? commands[..1] : commands)
        {
            try
            {
                await command();
            }
            catch (WebexApiException failure)
            {
                shown.AppendLine(Traces.Of(failure));
            }
        }

        return shown.AppendJoin('\n', session.Listener.Log).AppendJoin('\n', session.Listener.Warnings).ToString();
    }

    private static async Task ListAsync(Session session)
    {
        Page<IReadOnlyList<Person>> page = await session.People.ListAsync(null, new PeopleQuery(null), null, CancellationToken.None);
        await session.People.ListAsync(null, new PeopleQuery(null), page.Next, CancellationToken.None);
    }

    private static ApiRequest Change() => new()
    {
        Method = HttpMethod.Put,
        Path = "/meetingPreferences/personalMeetingRoom",
        Subject = "Personal room of 'a@x.com'",
        Body = Encoding.UTF8.GetBytes($$"""{"hostPin":"{{Pin}}"}"""),
    };
}
