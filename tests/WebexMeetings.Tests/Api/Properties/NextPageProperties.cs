using System.Globalization;
using System.Text;
using CsCheck;
using WebexMeetings.Api.Core;
using WebexMeetings.Connections;
using WebexMeetings.Http;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Api.Properties;

/// <summary>However a server spells the link to the next page, the list never goes on without its filter.</summary>
public sealed class NextPageProperties : IDisposable
{
    private const string Begin = "https://webexapis.com/v1/things?";

    private static readonly string[] Names =
        ["displayName", "filter[name]", "siteUrl", "orgId", "from", "to", "start", "before", "a b", "\u00fc+", "id", "q&a"];

    private static readonly Gen<string> Value =
        Gen.OneOf([.. "aZ09 +%&=#,;/?'\"[]<>-._~@:\u00fc\u4e2d".Select(c => c.ToString())]).Array[0, 8]
            .Select(parts => "v" + string.Concat(parts) + "e");

    private static readonly Gen<Filter> AnyFilter = Gen.Select(Gen.OneOf(Names), Value, (name, value) => new Filter(name, value));

    private static readonly Gen<Filter[]> Filters = AnyFilter.Array[1, 4]
        .Select(filters => filters.GroupBy(filter => filter.Name).Select(group => group.First()).ToArray());

    private static readonly Gen<string[]> Positions = Gen.OneOf("max=1000", "startIndex=2", "offset=100", "page=3", "max=null").Array[0, 2];

    private static readonly Gen<string[]> EmptyCursors =
        Gen.OneOf("cursor=", "cursor", "after=", "after", "pageToken=%20", "cursor=null", "next=+").Array[0, 2];

    private static readonly Gen<string> Cursor = Gen.OneOf("cursor=x", "CURSOR=0", "pageToken=%41", "marker=a%20b", "next=null1");

    private readonly WebexConnection connection =
        new("test", new ConnectionSettings { Address = ApiAddress.Commercial }, new StaticTokenSource("t"), HttpServices.Build);

    public void Dispose() => connection.Dispose();

    [Fact]
    public Task A_link_that_repeats_the_filter_in_any_spelling_is_followed() => Property.HoldsAsync(
        Gen.Select(Filters, Gen.Int[0, 4].Array[8], Positions, EmptyCursors, Gen.Bool),
        2000,
        sample =>
        {
            (Filter[] filters, int[] spellings, string[] positions, string[] cursors, bool isReversed) = sample;
            IEnumerable<string> repeated = filters.Select((filter, i) => filter.Spelled(spellings[i], spellings[i + 4]));
            string[] all = [.. positions, .. isReversed ? repeated.Reverse() : repeated, .. cursors];
            Assert.Null(Problem(filters, all));
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_link_that_loses_or_changes_a_filter_is_an_error() => Property.HoldsAsync(
        Gen.Select(Filters, Gen.Int[0, 4].Array[8], Positions, EmptyCursors, Gen.Int[0, 3], Gen.Int[0, 3]),
        2000,
        sample =>
        {
            (Filter[] filters, int[] spellings, string[] positions, string[] cursors, int which, int how) = sample;
            int lost = which % filters.Length;
            string[] repeated = [.. filters.Select((filter, i) => i == lost
                ? filter.Lost(how)
                : filter.Spelled(spellings[i], spellings[i + 4])).OfType<string>()];
            string problem = Problem(filters, [.. positions, .. repeated, .. cursors]) ?? "";
            Assert.True(
                problem.Contains("left out a part of the query", StringComparison.Ordinal),
                $"{string.Join<Filter>(" ", filters)} -> {string.Join("&", repeated)} {string.Join("&", cursors)}");
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_cursor_may_hold_any_filter() => Property.HoldsAsync(
        Gen.Select(Filters, Cursor, Positions),
        300,
        sample =>
        {
            Assert.Null(Problem(sample.Item1, [.. sample.Item3, sample.Item2]));
            return Task.CompletedTask;
        });

    private string? Problem(Filter[] filters, string[] parameters)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Link", $"<{Begin}size=9&{string.Join("&", parameters)}>; rel=\"next\"");
        var sent = new Uri(Begin + string.Join("&", filters.Select(filter => filter.Spelled(0, 0))));
        NextPage? page = NextPage.After(connection, new ApiRequest { Subject = "Test" }, sent, response, isEmpty: false);
        Assert.NotNull(page);
        return Record.Exception(() => page.Address)?.Message;
    }

    private sealed record Filter(string Name, string Value)
    {
        private bool MayMove => Name is "from" or "start" or "before";

        public string Spelled(int name, int value) => $"{Spell(Name, name)}={Spell(Value, value)}";

        /// <summary>Null without the parameter; else with no value, or another one.</summary>
        public string? Lost(int how) => how switch
        {
            0 => null,
            1 => Uri.EscapeDataString(Name),
            2 => Uri.EscapeDataString(Name) + "=",
            _ when MayMove => Uri.EscapeDataString(Name) + "=100",
            _ => $"{Uri.EscapeDataString(Name)}={Uri.EscapeDataString(Value)}x",
        };

        private static string Spell(string text, int way) => way switch
        {
            0 => Uri.EscapeDataString(text),
            1 => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal),
            2 => string.Concat(Encoding.UTF8.GetBytes(text).Select(part => "%" + part.ToString("x2", CultureInfo.InvariantCulture))),
            3 => string.Concat(text.Select(c => "[]@:,/'".Contains(c, StringComparison.Ordinal) ? c.ToString() : Escape(c))),
            _ => Uri.EscapeDataString(text.ToUpperInvariant()),
        };

        private static string Escape(char c) => Uri.EscapeDataString(c.ToString());
    }
}
