using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>Whether one of the latest inputs was about the same user.</summary>
public sealed class RecentKeysTests
{
    [Fact]
    public void A_key_is_new_unless_one_of_the_latest_inputs_has_it()
    {
        string[] users = ["a@x.com", "A@x.com", "b@x.com", "c@x.com", string.Empty];
        for (int seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            int count = random.Next(1, 7);
            string[] keys = [.. Enumerable.Range(0, 40).Select(_ => users[random.Next(users.Length)])];
            var recent = new RecentKeys(count);
            for (int i = 0; i < keys.Length; i++)
            {
                bool isKnown = keys.Take(i).Skip(i - count).Contains(keys[i], StringComparer.OrdinalIgnoreCase);
                Assert.True(recent.Add(keys[i]) != isKnown, $"Seed {seed}, input {i}");
            }
        }
    }
}
