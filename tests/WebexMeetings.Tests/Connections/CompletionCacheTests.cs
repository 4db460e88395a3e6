using WebexMeetings.Connections;

namespace WebexMeetings.Tests.Connections;

public sealed class CompletionCacheTests
{
    [Fact]
    public void The_latest_names_are_kept_and_their_number_is_bounded()
    {
        var seen = new CompletionCache();
        for (int i = 0; i < 1000; i++)
        {
            seen.Add($"site{i}.webex.com");
            seen.Add(new SiteSessionType { Id = $"{i}", SiteUrl = "s" });
        }

        Assert.Equal((200, 200), (seen.Sites.Count, seen.SessionTypes.Count));
        Assert.Equal(("site999.webex.com", "999"), (seen.Sites[0], seen.SessionTypes[0].Id));
    }

    [Fact]
    public void A_session_type_of_another_site_is_another_and_the_same_one_moves_to_the_front()
    {
        var seen = new CompletionCache();
        foreach ((string id, string site) in new[] { ("3", "a"), ("3", "b"), ("9", "a"), ("3", "a"), ("3", "a") })
        {
            seen.Add(new SiteSessionType { Id = id, SiteUrl = site });
        }

        Assert.Equal([("3", "a"), ("9", "a"), ("3", "b")], seen.SessionTypes.Select(type => (type.Id!, type.SiteUrl!)));
    }

    [Fact]
    public void A_name_is_kept_once_however_often_and_however_written_it_was_seen()
    {
        var seen = new CompletionCache();
        foreach (string site in new[] { "a.webex.com", "b.webex.com", "A.webex.com", "a.webex.com", " " })
        {
            seen.Add(site);
        }

        Assert.Equal(["a.webex.com", "b.webex.com"], seen.Sites);
    }
}
