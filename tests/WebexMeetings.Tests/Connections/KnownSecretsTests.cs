using WebexMeetings.Connections;

namespace WebexMeetings.Tests.Connections;

public sealed class KnownSecretsTests
{
    private readonly KnownSecrets secrets = new();

    [Fact]
    public void A_secret_is_kept_once()
    {
        foreach (string secret in new[] { "first token", "second token", "first token", "second token" })
        {
            secrets.Add(secret);
        }

        Assert.Equal(["first token", "second token"], secrets.All);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("abc", false)]
    [InlineData("abcd", true)]
    public void What_is_too_short_for_a_secret_masks_no_words(string? text, bool isKept)
    {
        secrets.Add(text);

        Assert.Equal(isKept, secrets.All.Count == 1);
    }

    [Fact]
    public void The_oldest_of_many_are_dropped()
    {
        for (int i = 1; i <= 100; i++)
        {
            secrets.Add($"token {i}");
        }

        Assert.Equal(Enumerable.Range(37, 64).Select(number => $"token {number}"), secrets.All);
    }
}
