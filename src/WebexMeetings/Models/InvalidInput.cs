namespace WebexMeetings;

/// <summary>The refusal of an input that cannot be asked for.</summary>
internal static class InvalidInput
{
    private const int Longest = 100;

    /// <param name="problem">What is wrong, as a sentence without its full stop.</param>
    /// <param name="whatToDo">A sentence.</param>
    public static WebexApiException Create(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was sent.") { RecommendedAction = whatToDo };

    /// <summary>The same after something was read, and before anything was changed.</summary>
    public static WebexApiException NotChanged(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was changed.") { RecommendedAction = whatToDo };

    /// <summary>An input in quotes, on one line and not too long.</summary>
    public static string Show(string input) => $"'{TerminalText.Line(input, Longest)}'";
}
