using CsCheck;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>Any Link header of RFC 8288 leads to its next page, and a broken one never ends a list in silence.</summary>
public sealed class LinkHeaderProperties : IDisposable
{
    private static readonly Gen<string> Space = Gen.OneOf("", "", " ", "\t", "  ");

    private static readonly Gen<string> QuotedText =
        Gen.OneOf("a", " ", ",", ";", "<", ">", "=", "\\\"", "\\\\", "rel=next", "; rel=next", ", <https://w/x>; rel=next")
            .Array[0, 5].Select(parts => $"\"{string.Concat(parts)}\"");

    private static readonly Gen<string> OtherParameter = Gen.Select(
        Gen.OneOf("title", "anchor", "type", "hreflang", "media", "xrel", "rev"),
        Gen.Frequency((2, QuotedText), (1, Gen.OneOf("x", "de", "text/html")), (1, Gen.Const(""))),
        Space,
        (name, value, space) => value.Length == 0 ? name : $"{name}{space}={space}{value}");

    private static readonly Gen<string> Query = Gen.OneOf("a=1", "b=2,3", "c=4;5", "rel=next", "d=%20", "e", "f=\"").Array[0, 3]
        .Select(parts => string.Join("&", parts));

    private static readonly Gen<string> Next = Gen.Select(
        Gen.OneOf("rel", "REL", "Rel"),
        Gen.OneOf("next", "\"next\"", "\"NEXT\"", "\"last next\"", "\"next  up\"", "'next'"),
        Space,
        (name, value, space) => $"{name}{space}={space}{value}");

    private static readonly Gen<string> NotNext =
        Gen.OneOf("rel=prev", "rel=\"first\"", "rel=\"nextish\"", "rel=\"un-next\"", "rel", "x=1");

    private readonly WebexConnection connection =
        new("test", new ConnectionSettings { Address = ApiAddress.Commercial }, new StaticTokenSource("t"), HttpServices.Build);

    public void Dispose() => connection.Dispose();

    [Fact]
    public Task The_link_with_the_relation_is_the_next_page() => Property.HoldsAsync(
        Gen.Select(LinkOf("before", NotNext).Array[0, 2], LinkOf("right", Next), LinkOf("behind", NotNext).Array[0, 2], Space),
        2000,
        sample =>
        {
            string header = string.Join($"{sample.Item4},{sample.Item4}", [.. sample.Item1, sample.Item2, .. sample.Item3]);
            Uri? address = After(header)?.Address;
            Assert.Equal("/v1/right", address?.AbsolutePath);
            return Task.CompletedTask;
        });

    [Fact]
    public Task Without_the_relation_there_is_no_next_page() => Property.HoldsAsync(
        LinkOf("other", NotNext).Array[0, 3],
        2000,
        sample =>
        {
            Assert.Null(After(string.Join(", ", sample)));
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_next_link_that_lost_a_bracket_is_an_error() => Property.HoldsAsync(
        Gen.Select(LinkOf("before", NotNext).Array[0, 2], Query, Next, LinkOf("behind", NotNext).Array[0, 2], Gen.Int[0, 2]),
        2000,
        sample =>
        {
            (string[] before, string query, string next, string[] behind, int how) = sample;
            string address = $"https://webexapis.com/v1/wrong?{query.Replace("\"", "", StringComparison.Ordinal)}";
            string broken = $"{(how == 0 ? "<" : "")}{address}{(how == 1 ? ">" : "")}; {next}";
            NextPage? page = After(string.Join(", ", [.. before, broken, .. behind]));
            Assert.Contains("could not be read", Record.Exception(() => page?.Address)?.Message ?? "", StringComparison.Ordinal);
            return Task.CompletedTask;
        });

    private static Gen<string> LinkOf(string path, Gen<string> relation) => Gen.Select(
        Query, OtherParameter.Array[0, 2], relation, OtherParameter.Array[0, 2], Space,
        (query, before, rel, after, space) =>
            $"<https://webexapis.com/v1/{path}?{query}>{ParametersOf(before.Append(rel).Concat(after), space)}");

    private static string ParametersOf(IEnumerable<string> parameters, string space) =>
        string.Concat(parameters.Select(parameter => $"{space};{space}{parameter}"));

    private NextPage? After(string header)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", header);
        var sent = new Uri("https://webexapis.com/v1/things");
        return NextPage.After(connection, new ApiRequest { Subject = "Test" }, sent, response, isEmpty: false);
    }
}
