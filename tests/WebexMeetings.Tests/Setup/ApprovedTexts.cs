using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>
/// Texts as people read them, one a line, against a file with the approved ones, for whoever wants to read them all. After a change of a
/// text, the test writes the new file beside its assembly: read it, and copy it over the old one.
/// </summary>
/// <param name="file">The name of the approved file, which is a resource of this assembly.</param>
internal sealed class ApprovedTexts(string file)
{
    private readonly StringBuilder texts = new();

    public void Add(string title, string text) => texts.Append(title).Append(": ").Append(text).Append('\n');

    public void Add(string title, WebexApiException error)
    {
        Add(title, $"{error.Kind}: {error.Message}");
        Add("    do", error.RecommendedAction ?? "nothing");
        string facts = FormattableString.Invariant($"{error.StatusCode} {error.ErrorCode} {error.TrackingId} {error.RetryAfter} {error.Reason}");
        Add("    facts", $"{facts.TrimEnd()}; inner {error.InnerException?.GetType().Name ?? "none"}");
    }

    public void AssertApproved()
    {
        string actual = texts.ToString().ReplaceLineEndings("\n");
        using var reader = new StreamReader(typeof(ApprovedTexts).Assembly.GetManifestResourceStream(file)!);
        string approved = reader.ReadToEnd().ReplaceLineEndings("\n");
        if (actual != approved)
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, file), actual);
        }

        Assert.Equal(approved, actual);
    }
}
