using CsCheck;
using WebexMeetings.Pipeline;

namespace WebexMeetings.Tests.Pipeline;

/// <summary>Whether one of the latest inputs was about the same user.</summary>
public sealed class RecentKeysTests
{
    [Fact]
    public void A_key_is_new_unless_one_of_the_latest_inputs_has_it()
    {
        string[] users = ["a@x.com", "A@x.com", "b@x.com", "c@x.com", string.Empty];
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, users.Length - 1].Select(index => users[index]).List[0, 40]).Sample((count, keys) =>
        {
            var recent = new RecentKeys(count);
            for (int i = 0; i < keys.Count; i++)
            {
                bool isKnown = keys.Take(i).Skip(i - count).Contains(keys[i], StringComparer.OrdinalIgnoreCase);
                Assert.Equal(!isKnown, recent.Add(keys[i]));
            }
        });
    }
}
