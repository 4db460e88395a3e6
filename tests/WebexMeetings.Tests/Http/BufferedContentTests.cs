using System.Text;
using System.Text.Json;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

public sealed class BufferedContentTests
{
    private static readonly Dictionary<string, Encoding> Encodings = new()
    {
        ["utf-8"] = Encoding.UTF8,
        ["utf-16"] = Encoding.Unicode,
        ["utf-16be"] = Encoding.BigEndianUnicode,
        ["utf-32"] = Encoding.UTF32,
        ["utf-32be"] = new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        ["latin1"] = Encoding.GetEncoding(28591),
    };

    [Theory]
    [InlineData(null, "utf-8")]
    [InlineData("utf-8", "utf-8")]
    [InlineData("klingon", "utf-8")]
    [InlineData("UTF-16", "utf-16")]
    [InlineData("utf-16le", "utf-16")]
    [InlineData("\"unicode\"", "utf-16")]
    [InlineData(" 'UTF-16BE' ", "utf-16be")]
    [InlineData("utf-32", "utf-32")]
    [InlineData("UTF-32LE", "utf-32")]
    [InlineData("UTF-32BE", "utf-32be")]
    public void The_character_set_that_the_response_names_is_used(string? charset, string encoding)
    {
        // Not one NUL byte in UTF-16, by which it could be recognized.
        const string Text = "\u65E5\u672C\u8A9E";
        var content = new BufferedContent(Encodings[encoding].GetBytes(Text), charset);

        Assert.Equal(Text, content.Text(1000));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("latin1")]
    [InlineData("ISO_8859-1")]
    [InlineData("windows-1252")]
    [InlineData("cp1252")]
    public void So_are_the_names_of_the_Western_one(string charset)
    {
        var content = new BufferedContent(Encodings["latin1"].GetBytes("{\"topic\":\"Zo\u00EB\"}"), charset);

        Assert.Equal("Zo\u00EB", content.ParseJson().GetProperty("topic").GetString());
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16be")]
    [InlineData("utf-32")]
    [InlineData("utf-32be")]
    public void Without_a_name_JSON_is_recognized_by_its_NUL_bytes(string encoding)
    {
        var content = new BufferedContent(Encodings[encoding].GetBytes("{\"topic\":\"\u65E5\"}"));

        Assert.Equal("\u65E5", content.ParseJson().GetProperty("topic").GetString());
    }

    [Theory]
    [InlineData("""{"topic":"\ud800x"}""", "\uFFFDx")]
    [InlineData("""{"topic":"\uD800x"}""", "\uFFFDx")]
    [InlineData("""{"topic":"\uDC00"}""", "\uFFFD")]
    [InlineData("""{"topic":"\uD83D\uDE00"}""", "\U0001F600")]
    [InlineData("""{"topic":"\ud83d\ude00"}""", "\U0001F600")]
    [InlineData("""{"topic":"\uD83D\uD83D\uDE00"}""", "\uFFFD\U0001F600")]
    [InlineData("""{"topic":"\uD83D\n\uDE00"}""", "\uFFFD\n\uFFFD")]
    [InlineData("""{"topic":"\\uD800"}""", "\\uD800")]
    [InlineData("""{"topic":"\uD7FF\uE000"}""", "\uD7FF\uE000")]
    [InlineData("""{"topic":"\u00e9\uDBFF"}""", "\u00E9\uFFFD")]
    public void Half_a_character_is_replaced_and_a_whole_one_is_not(string json, string topic)
    {
        var content = new BufferedContent(Encoding.UTF8.GetBytes(json));

        Assert.Equal(topic, content.ParseJson().GetProperty("topic").GetString());
    }

    // Bodies that are cut off within an escape, so they are not JSON. They are texts for an error all the same.
    [Theory]
    [InlineData("""["\ud800""", """["\uFFFD""")]
    [InlineData("""["\ud83d\ude00""", """["\ud83d\ude00""")]
    [InlineData("""["\ud83d\ude0""", """["\uFFFD\ude0""")]
    [InlineData("""["\ud83d\ude""", """["\uFFFD\ude""")]
    [InlineData("""["\ud83d\""", """["\uFFFD\""")]
    [InlineData("""["\ud80""", """["\ud80""")]
    [InlineData("""["\ud80g0""", """["\ud80g0""")]
    [InlineData("""["\ud800 nd800""", """["\uFFFD nd800""")]
    public void So_is_one_at_the_end_of_a_body_that_was_cut_off(string body, string read)
    {
        var content = new BufferedContent(Encoding.UTF8.GetBytes(body));

        Assert.Equal(read, Encoding.UTF8.GetString(content.Json));
        Assert.Equal(JsonValueKind.Undefined, content.ParseJson().ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"topic\":\"Zo\u00EB\"}")]
    public void A_body_that_a_JSON_reader_can_read_is_not_copied(string json)
    {
        byte[] body = Encoding.UTF8.GetBytes(json);

        Assert.Same(body, new BufferedContent(body, "utf-8").Json);
    }

    [Fact]
    public void Bytes_that_are_no_characters_are_replaced() =>
        Assert.Equal("a\uFFFDb", new BufferedContent([.. "[\"a"u8, 0xFF, .. "b\"]"u8]).ParseJson()[0].GetString());

    [Fact]
    public void What_is_not_JSON_has_no_kind() =>
        Assert.Equal(JsonValueKind.Undefined, new BufferedContent("No"u8.ToArray()).ParseJson().ValueKind);

    [Fact]
    public void An_excerpt_is_short_and_says_when_there_is_nothing()
    {
        Assert.Equal("nothing", new BufferedContent([]).Excerpt);
        Assert.Equal("'one two'", new BufferedContent("one\ntwo"u8.ToArray()).Excerpt);
        Assert.InRange(new BufferedContent(Encoding.UTF8.GetBytes(new string('x', 5000))).Excerpt.Length, 80, 90);
    }

    [Fact]
    public async Task The_secrets_of_a_sign_in_belong_to_the_connection()
    {
        var known = new KnownSecrets();
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://webexapis.com/v1/access_token");
        request.Headers.Authorization = new("Bearer", "the-access-token");
        request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = "the-client", ["client_secret"] = "the secret+", ["code"] = "the-code", ["grant_type"] = "authorization_code",
        });

        RequestSecrets secrets = await RequestSecrets.ReadAsync(request, known);

        Assert.Equal(["the-access-token", "the secret+", "the-code"], known.All);
        Assert.Equal("*** of the-client", secrets.Redaction.Line("the secret+ of the-client", 100));
        Assert.Same(secrets.Redaction, secrets.Redaction);
    }

    [Fact]
    public async Task Those_of_a_change_belong_to_its_request_alone()
    {
        var known = new KnownSecrets();
        using var request = new HttpRequestMessage(HttpMethod.Put, "https://webexapis.com/v1/x");
        request.Content = new BufferedContent("""{"hostPin":"9128","topic":"1234"}"""u8.ToArray());

        RequestSecrets secrets = await RequestSecrets.ReadAsync(request, known);

        Assert.Empty(known.All);
        Assert.Equal("*** is not 1234", secrets.Redaction.Line("9128 is not 1234", 100));
    }
}
