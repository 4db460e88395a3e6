namespace WebexMeetings.Api;

/// <summary>The refusal of an input that cannot be asked for.</summary>
internal static class InvalidInput
{
    /// <param name="input">What was given; shown shortened and on one line.</param>
    /// <param name="why">What is wrong with it, as the rest of a sentence: "is not an e-mail address".</param>
    /// <param name="whatToDo">A sentence.</param>
    public static WebexApiException Create(string input, string why, string whatToDo) =>
        new(WebexErrorKind.InvalidInput, $"{Show(input)} {why}. Nothing was sent.") { RecommendedAction = whatToDo };

    private static string Show(string input)
    {
        string line = new(input.Select(c => char.IsControl(c) ? ' ' : c).ToArray());
        return $"'{(line.Length <= 100 ? line : line.Substring(0, 100) + "...")}'";
    }
}
