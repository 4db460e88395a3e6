using System.Collections;
using System.Reflection;
using System.Text.Json;
using WebexMeetings.Connections;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Connections;

public sealed class WebexConnectionTests : IDisposable
{
    private const string Token = "OTgxNzY1NDMyMTA5ODc2NTQzMjE_P0A1_token";

    private readonly WebexConnection connection = new(
        "default",
        new ConnectionSettings { Address = ApiAddress.Commercial, SiteUrl = "site4.webex.com" },
        new StaticTokenSource(Token),
        HttpServices.Build);

    [Fact]
    public void As_text_it_says_who_is_signed_in_and_where()
    {
        Assert.Equal("(unknown) at webexapis.com", connection.ToString());

        connection.Identify("admin@example.com", "Ada Admin", "id", "person", "org");

        Assert.Equal("admin@example.com at webexapis.com", connection.ToString());
    }

    [Fact]
    public void As_JSON_it_shows_who_and_where_and_no_token()
    {
        connection.Identify("admin@example.com", "Ada Admin", "id", "person", "org");

        string json = JsonSerializer.Serialize(connection);

        Assert.Contains("admin@example.com", json, StringComparison.Ordinal);
        Assert.Contains("https://webexapis.com/v1", json, StringComparison.Ordinal);
        Assert.Contains("site4.webex.com", json, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, json, StringComparison.Ordinal);
    }

    [Fact]
    public void No_public_member_leads_to_the_token()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);

        Assert.DoesNotContain(Token, Reachable(connection, seen, depth: 4));
    }

    [Fact]
    public void It_cannot_be_made_anew_from_what_was_saved() =>
        Assert.Empty(typeof(WebexConnection).GetConstructors(BindingFlags.Public | BindingFlags.Instance));

    [Fact]
    public void What_is_not_known_is_null_or_empty()
    {
        Assert.Null(connection.UserEmail);
        Assert.Null(connection.OrganizationId);
        Assert.Null(connection.ExpiresAt);
        Assert.Empty(connection.Scopes);
        Assert.Equal("AccessToken", connection.AuthenticationType);
        Assert.Equal(WebexEnvironment.Commercial, connection.Environment);
    }

    [Fact]
    public void Its_site_is_offered_for_completion() => Assert.Equal(["site4.webex.com"], connection.Completions.Sites);

    [Fact]
    public void To_close_it_twice_closes_its_tokens_once()
    {
        var tokens = new CountingTokenSource();
        var twice = new WebexConnection("default", new ConnectionSettings { Address = ApiAddress.Commercial }, tokens, HttpServices.Build);

        twice.Dispose();
        twice.Dispose();

        Assert.True(twice.IsClosed);
        Assert.Equal(1, tokens.Closed);
    }

    public void Dispose() => connection.Dispose();

    private sealed class CountingTokenSource : ITokenSource, IDisposable
    {
        public int Closed { get; private set; }

        public string Kind => "Counting";

        public DateTimeOffset? ExpiresAt => null;

        public DateTimeOffset? RefreshTokenExpiresAt => null;

        public IReadOnlyList<string> Scopes => [];

        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => new("token");

        public ValueTask<bool> TryRefreshAsync(string refusedToken, CancellationToken cancellationToken) => new(false);

        public void Dispose() => Closed++;
    }

    private static IEnumerable<string> Reachable(object? value, HashSet<object> seen, int depth)
    {
        if (value is string text)
        {
            return [text];
        }

        if (value is null || depth == 0 || !seen.Add(value))
        {
            return [];
        }

        IEnumerable<object?> inside = value is IEnumerable items ? items.Cast<object?>() : [];
        IEnumerable<object?> properties = value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .Select(property => property.GetValue(value));
        return [value.ToString() ?? "", .. inside.Concat(properties).SelectMany(part => Reachable(part, seen, depth - 1))];
    }
}
