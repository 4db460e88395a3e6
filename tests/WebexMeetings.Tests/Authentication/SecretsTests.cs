using System.Security;
using WebexMeetings.Authentication;
using WebexMeetings.Tests.Setup;

namespace WebexMeetings.Tests.Authentication;

/// <summary>Secrets as people and files give them.</summary>
public sealed class SecretsTests
{
    private const string Good = "MjQ0-abc_PF84_1eb65fdf-9643~x.y+z/0==";

    [Theory]
    [InlineData(Good)]
    [InlineData("  " + Good + "\r\n")]
    [InlineData("Bearer " + Good)]
    [InlineData("bearer   " + Good)]
    public void A_token_is_taken_with_what_people_copy_along(string given) => Assert.Equal(Good, Secrets.ParseToken(given));

    [Theory]
    [InlineData("\"secret-token\"")]
    [InlineData("'secret-token'")]
    [InlineData("\"secret-token")]
    [InlineData("secret-token'")]
    [InlineData("\u201Csecret-token\u201D")]
    [InlineData("`secret-token`")]
    [InlineData("Bearer \"secret-token\"")]
    public void Quotes_of_an_env_file_are_told(string given) =>
        AssertRefused(given, "The access token has a quote at its beginning or end");

    [Theory]
    [InlineData("secret-token\u200B", "U+200B")]
    [InlineData("\uFEFFsecret-token", "U+FEFF")]
    [InlineData("secret-\u00ADtoken", "U+00AD")]
    [InlineData("secret\u202E-token", "U+202E")]
    [InlineData("secret\u2060-token", "U+2060")]
    public void An_invisible_character_is_told_by_its_number(string given, string number) =>
        AssertRefused(given, $"The access token has an invisible character in it ({number})");

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(" \t", "is empty")]
    [InlineData("Bearer ", "is empty")]
    [InlineData("secret token", "has spaces")]
    [InlineData("secret-tok\u00E9n", "has spaces")]
    public void What_is_not_a_token_is_told_without_a_part_of_it(string given, string problem) => AssertRefused(given, problem);

    [Fact]
    public void A_token_that_is_longer_than_a_header_is_refused() => AssertRefused(new string('x', 40_000), "is longer than any real one");

    [Fact]
    public void The_longest_token_that_a_header_can_carry_is_taken()
    {
        string longest = new('x', 32 * 1024);

        Assert.Equal(longest, Secrets.ParseToken(longest));
        AssertRefused(longest + "x", "is longer than any real one");
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret-1")]
    [InlineData("caf\u00E9 \uD83D\uDE00")]
    public void A_protected_secret_is_read_as_it_was_and_cannot_be_changed(string text)
    {
        using SecureString secret = Secrets.Protect(text);

        Assert.True(secret.IsReadOnly());
        Assert.Equal(text, Secrets.Read(secret));
    }

    [FactExceptOnMono("Mono reads a disposed SecureString as null.")]
    public void A_secret_that_was_disposed_is_told()
    {
        var secret = new SecureString();
        secret.Dispose();

        var failure = Assert.Throws<WebexApiException>(() => Secrets.Read(secret));

        Assert.Equal(
            (WebexErrorKind.InvalidInput, "A SecureString was disposed and holds no secret any more. Nothing was sent."),
            (failure.Kind, failure.Message));
        Assert.Equal("Create it again, for example with Read-Host.", failure.RecommendedAction);
    }

    [Fact]
    public void No_secret_is_an_empty_one() => Assert.Equal(string.Empty, Secrets.Read(null));

    [Theory]
    [InlineData("\"quoted-secret\"", "quote")]
    [InlineData("secret\u200Bsecret", "U+200B")]
    [InlineData(" ", "empty")]
    public void Refresh_tokens_and_clients_are_read_with_the_same_care(string given, string problem)
    {
        foreach ((string name, Action read) in new (string, Action)[]
        {
            ("refresh token", () => Secrets.ParseRefreshToken(given)),
            ("client ID", () => Secrets.ParseClient(given, "secret")),
            ("client secret", () => Secrets.ParseClient("client", given)),
        })
        {
            var failure = Assert.Throws<WebexApiException>(read);
            Assert.StartsWith($"The {name} ", failure.Message, StringComparison.Ordinal);
            Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        }
    }

    private static void AssertRefused(string given, string problem)
    {
        var failure = Assert.Throws<WebexApiException>(() => Secrets.ParseToken(given));
        Assert.Equal(WebexErrorKind.InvalidInput, failure.Kind);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message + failure.RecommendedAction, StringComparison.Ordinal);
    }
}
