using System.Text;
using WebexMeetings.Http;

namespace WebexMeetings.Tests.Http;

/// <summary>How much of a secret is masked, in which encodings, and which fields of a request have one.</summary>
public sealed class SecretSpellingTests
{
    private const string Long = "abcdefghijklmnopqrstuvwx";

    public static TheoryData<int> PartStarts => [.. Enumerable.Range(0, 9)];

    [Theory]
    [MemberData(nameof(PartStarts))]
    public void Each_part_of_a_long_secret_is_masked_in_the_middle_and_at_the_end(int start)
    {
        var redaction = Redaction.Of([Long]);
        string part = Long.Substring(start, 16);

        Assert.Equal("<***> and", redaction.Line($"<{part}> and", 100));
        Assert.Equal("<***", redaction.Line($"<{part}", 100));
        Assert.Equal("***>", redaction.Line($"{part}>", 100));
    }

    [Fact]
    public void A_shorter_secret_or_a_shorter_part_is_no_reason_to_mask_words()
    {
        Assert.Equal("<bcdefghijklmnop>", Redaction.Of([Long]).Line("<bcdefghijklmnop>", 100));
        Assert.Equal("<bcdefghijklmnopq>", Redaction.Of([Long[..23]]).Line("<bcdefghijklmnopq>", 100));
    }

    [Theory]
    [InlineData("abcdef is abc", "*** is abc")]
    [InlineData("ends in abcd", "ends in ***")]
    [InlineData("ends in abcde", "ends in ***")]
    [InlineData("abcd", "***")]
    [InlineData("ABCDEF in capitals", "*** in capitals")]
    public void The_beginning_of_a_secret_is_masked_where_the_text_ends(string text, string expected) =>
        Assert.Equal(expected, Redaction.Of(["abcdef"]).Line(text, 100));

    [Theory]
    [InlineData("a~>?b+c/")]
    [InlineData("The proxy's password: \u00FF\u00FE>>>???~~~ and a long token")]
    public void A_secret_is_masked_in_hexadecimal_digits_and_in_base64(string secret)
    {
        var redaction = Redaction.Of([secret]);
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        string hex = string.Concat(bytes.Select(part => part.ToString("x2", null)));

        Assert.Equal("<***>", redaction.Line($"<{hex}>", 500));
        Assert.Equal("<***>", redaction.Line($"<{hex.ToUpperInvariant()}>", 500));
        for (int before = 0; before < 3; before++)
        {
            for (int after = 0; after < 3; after++)
            {
                string encoded =
                    Convert.ToBase64String([.. Enumerable.Repeat((byte)'x', before), .. bytes, .. Enumerable.Repeat((byte)'y', after)]);
                foreach (string spelled in new[] { encoded, encoded.Replace('+', '-').Replace('/', '_') })
                {
                    string shown = redaction.Line($"<{spelled}>", 500);
                    Assert.Contains("***", shown, StringComparison.Ordinal);

                    // What is left are the characters that the secret shares with its neighbors, and the padding.
                    Assert.InRange(shown.Length, 5, 5 + 8);
                }
            }
        }
    }

    [Fact]
    public void Base64_is_masked_in_lines_too()
    {
        const string Secret = "a long token with >>>???~~~ in it";
        string lines =
            string.Join("\n", Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).Chunk(10).Select(chunk => new string(chunk)));

        string shown = Redaction.Of([Secret]).Line($"<{lines}>", 500);

        Assert.InRange(shown.Length, 5, 5 + 4);
    }

    [Fact]
    public void A_text_is_cut_before_it_is_searched()
    {
        string shown = Redaction.Of(["secret"]).Line(new string('x', 4096) + "secret", 5000);

        Assert.Equal(new string('x', 4096), shown);
    }

    [Theory]
    [InlineData("client_id=a&client_secret=b+c%2Bd&grant_type=x", "b c+d")]
    [InlineData("code=the-code&code_verifier=verifier&redirect_uri=x", "the-code,verifier")]
    [InlineData("refresh_token=one=two&encode=no", "one=two")]
    [InlineData("secret&pin=12&hostPin=123", "123")]
    [InlineData("""{"hostPin":"9128","topic":"x","audioPin":4711}""", "9128,4711")]
    [InlineData("""[{"password":["one1","two2"]},{"token":{"value":"three"}},"four"]""", "one1,two2,three")]
    [InlineData("""{"hostPin":"12","hostpin":null,"PIN":true}""", "")]
    [InlineData("""{"hostPin":"9128" """, "")]
    [InlineData("", "")]
    public void The_secrets_of_a_request_are_found_by_the_names_of_its_fields(string body, string expected) =>
        Assert.Equal(expected, string.Join(",", SecretFields.In(Encoding.UTF8.GetBytes(body))));
}
