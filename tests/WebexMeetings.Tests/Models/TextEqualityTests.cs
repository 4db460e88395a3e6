using System.Globalization;
using System.Text;

namespace WebexMeetings.Tests.Models;

/// <summary>Objects that people know by one text equal that text, so that -contains and -in find them.</summary>
public sealed class TextEqualityTests
{
    public static TheoryData<object, object, string> Named => new()
    {
        { new SessionType { Id = "3", ShortName = "PRO" }, new SessionType { Id = "3", ShortName = "pro", SiteUrl = "other.webex.com" }, "PRO" },
        { new SessionType { Id = "3", Name = "Pro meeting" }, new SessionType { Name = "Pro meeting" }, "pro MEETING" },
        { new SiteSessionType { ShortName = "WEB" }, new SiteSessionType { ShortName = "web" }, "web" },
        { new CoHost { Email = "b@x.com", DisplayName = "Bob" }, new CoHost { Email = "B@X.COM" }, "B@x.com" },
        { new Site { SiteUrl = "site4.webex.com" }, new Site { SiteUrl = "SITE4.webex.com", IsDefault = true }, "SITE4.webex.com" },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void They_equal_their_text_and_each_other(object one, object same, string text)
    {
        Assert.True(one.Equals(text));
        Assert.True(one.Equals(same));
        Assert.True(same.Equals(one));
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Named))]
    public void They_equal_nothing_else(object one, object same, string text)
    {
        Assert.False(one.Equals(text + "x"));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals(new Link { Rel = same.ToString() }));
        Assert.False(one.Equals(new StringBuilder(text)));
    }

    [Fact]
    public void A_letter_that_the_current_culture_folds_in_its_own_way_is_the_same_letter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        try
        {
            Assert.True(new Site { SiteUrl = "site4.webex.com" }.Equals("SITE4.WEBEX.COM"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
