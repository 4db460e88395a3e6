using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>
/// Which of several texts in the body of an error is the reason, and which of several values is the code: every combination.
/// </summary>
public sealed class ErrorBodyOrderTests
{
    [Fact]
    public void The_most_specific_text_is_the_reason() => ForEachSubset(
        ["errors", "message", "error_description", "error", "description", "detail", "title", "reason"],
        name => name == "errors" ? new JsonArray(new JsonObject { ["description"] = "the errors" }) : $"the {name}",
        (body, names) => Assert.Equal(names.Count == 0 ? null : $"the {names[0]}", Read(body).Reason));

    [Fact]
    public void So_it_is_within_an_item_of_the_list() => ForEachSubset(
        ["description", "message", "reason", "detail"],
        name => $"the {name}",
        (item, names) => Assert.Equal(
            names.Count == 0 ? "See errors." : $"the {names[0]}",
            Read(new JsonObject { ["message"] = "See errors.", ["errors"] = new JsonArray(item) }).Reason));

    [Fact]
    public void The_code_of_the_error_itself_comes_first() => ForEachSubset(
        ["errorCode", "error_code", "code", "message", "errors", "error"],
        name => name switch
        {
            "message" or "error" => new JsonObject { ["code"] = $"the {name}" },
            "errors" => new JsonArray("no code", new JsonObject { ["errorCode"] = "the errors" }),
            _ => $"the {name}",
        },
        (body, names) => Assert.Equal(names.Count == 0 ? null : $"the {names[0]}", Read(body).Code));

    [Theory]
    [InlineData("abc\uFFFD", "abc\uFFFD")]
    [InlineData("ab\uFFFD\uFFFD", null)]
    [InlineData("\uFFFD", null)]
    [InlineData("{\"message\":", null)]
    [InlineData("[\"message\"", null)]
    [InlineData("<title>A &amp; B</title>", "A & B")]
    [InlineData("<H1 class=\"x\"> The\n reason </H1>", "The reason")]
    [InlineData("<titles>No</titles>", null)]
    [InlineData("<p>No</p>", null)]
    public void Text_is_a_reason_unless_it_is_binary_or_markup(string text, string? reason)
    {
        var content = new BufferedContent(Encoding.UTF8.GetBytes(text));

        Assert.Equal(reason, ErrorBody.Read(content, content.ParseJson(), content.Redaction).Reason);
    }

    private static ErrorBody Read(JsonObject body)
    {
        var content = new BufferedContent(JsonSerializer.SerializeToUtf8Bytes(body));
        return ErrorBody.Read(content, content.ParseJson(), content.Redaction);
    }

    private static void ForEachSubset(string[] names, Func<string, JsonNode> value, Action<JsonObject, List<string>> check)
    {
        for (int subset = 0; subset < 1 << names.Length; subset++)
        {
            List<string> present = [.. names.Where((_, i) => (subset & (1 << i)) != 0)];

            // In the reverse order, so that the place in the body decides nothing.
            check(new JsonObject(Enumerable.Reverse(present).Select(name => KeyValuePair.Create(name, (JsonNode?)value(name)))), present);
        }
    }
}
