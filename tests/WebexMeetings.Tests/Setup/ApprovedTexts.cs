using System.Text;

namespace WebexMeetings.Tests.Setup;

/// <summary>
/// Texts that somebody read and approved, in a file with a section for each test case. After a change of a text, the test writes the new
/// file beside its assembly: read it, and copy it over the old one.
/// </summary>
/// <param name="file">The name of the file, which is embedded in the assembly of the tests.</param>
internal sealed class ApprovedTexts(string file)
{
    private const string Mark = "## ";
    private static readonly object Sync = new();

    private readonly StringBuilder text = new();

    public void Line(string line) => text.Append(line).Append('\n');

    /// <summary>Adds an error as an administrator reads it.</summary>
    public void Error(string title, Exception error)
    {
        Line($"{title}: {error.Message}");
        Line($"    do: {(error is WebexApiException known ? known.RecommendedAction ?? "nothing" : "(a defect)")}");
    }

    /// <summary>Adds an error with all that a script can ask it.</summary>
    public void ErrorWithFacts(string title, WebexApiException error)
    {
        Error($"{title}: {error.Kind}", error);
        string facts =
            FormattableString.Invariant($"{error.StatusCode} {error.ErrorCode} {error.TrackingId} {error.RetryAfter} {error.Reason}");
        Line($"    facts: {facts.TrimEnd()}; inner {error.InnerException?.GetType().Name ?? "none"}");
    }

    /// <summary>Adds the error that the call ends in.</summary>
    public async Task ErrorOfAsync(string title, Func<Task> call) => Error(title, await Assert.ThrowsAsync<WebexApiException>(call));

    /// <summary>Compares what was added with a section of the approved file.</summary>
    public void Check(string section)
    {
        string actual = text.ToString();
        using var reader = new StreamReader(typeof(ApprovedTexts).Assembly.GetManifestResourceStream(file)!);
        string[] approved = Sections(reader.ReadToEnd());
        string? expected = Array.Find(approved, part => NameOf(part) == section);
        if (expected is null || ContentOf(expected) != actual)
        {
            Write(approved, section, actual);
        }

        Assert.Equal(expected is null ? "(not approved)" : ContentOf(expected), actual);
    }

    private static string[] Sections(string content) =>
        content.ReplaceLineEndings("\n").Split([Mark], StringSplitOptions.RemoveEmptyEntries);

    private static string NameOf(string part) => part.Substring(0, part.IndexOf('\n'));

    private static string ContentOf(string part) => part.Substring(part.IndexOf('\n') + 1).TrimEnd('\n') + "\n";

    private void Write(string[] approved, string section, string actual)
    {
        string path = Path.Combine(AppContext.BaseDirectory, file);
        lock (Sync)
        {
            string[] present = File.Exists(path) ? Sections(File.ReadAllText(path)) : approved;
            IEnumerable<string> others = present.Where(part => NameOf(part) != section);
            IEnumerable<string> all = others.Append($"{section}\n{actual}").OrderBy(part => part, StringComparer.Ordinal);
            File.WriteAllText(path, string.Concat(all.Select(part => $"{Mark}{NameOf(part)}\n{ContentOf(part)}\n")));
        }
    }
}
