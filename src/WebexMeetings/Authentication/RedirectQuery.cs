namespace WebexMeetings.Authentication;

/// <summary>What the browser brought back in the query of the redirect address.</summary>
internal sealed class RedirectQuery
{
    private readonly ILookup<string, string> values;

    private RedirectQuery(ILookup<string, string> values) => this.values = values;

    /// <summary>The authorization code. Null when there is none, or more than one.</summary>
    public string? Code => Single("code");

    /// <summary>Why there is no code, such as "access_denied". Null when there is one.</summary>
    public string? Error => Single("error");

    public static RedirectQuery Parse(string query) => new(query
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(['='], 2))
        .ToLookup(pair => Decode(pair[0]), pair => Decode(pair.ElementAtOrDefault(1) ?? string.Empty)));

    /// <summary>Whether the state is this one, compared in the same time whatever it is.</summary>
    public bool HasState(string expected)
    {
        string given = Single("state") ?? string.Empty;
        int difference = given.Length ^ expected.Length;
        for (int i = 0; i < expected.Length; i++)
        {
            difference |= expected[i] ^ (i < given.Length ? given[i] : '\0');
        }

        return difference == 0;
    }

    private string? Single(string name) => values[name].Count() == 1 ? values[name].First() : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
