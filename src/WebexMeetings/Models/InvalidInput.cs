namespace WebexMeetings;

/// <summary>Makes the errors for inputs that cannot be sent.</summary>
internal static class InvalidInput
{
    private const int Longest = 100;

    /// <param name="problem">The problem, as a sentence without its period.</param>
    /// <param name="whatToDo">The recommended action, as a sentence.</param>
    public static WebexApiException Create(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was sent.") { RecommendedAction = whatToDo };

    /// <summary>Makes such an error after a read and before a change.</summary>
    public static WebexApiException NotChanged(string problem, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{problem}. Nothing was changed.") { RecommendedAction = whatToDo };

    /// <summary>Returns an input in quotes, on one line, and cut to a readable length.</summary>
    public static string Show(string input) => $"'{TerminalText.Line(input, Longest)}'";
}
