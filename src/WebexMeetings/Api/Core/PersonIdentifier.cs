namespace WebexMeetings.Api.Core;

/// <summary>Checks and trims a person's id.</summary>
internal static class PersonIdentifier
{
    private const int Longest = 1024;

    /// <exception cref="WebexApiException">It names nobody.</exception>
    public static string Parse(string? input)
    {
        string id = input?.Trim() ?? string.Empty;
        if (id.Length == 0)
        {
            throw InvalidInput.Create("This input names nobody: the person id is empty", "Give -PersonId a value, or take the empty rows out of the input.");
        }

        return id.Length <= Longest && id.All(IsAllowed)
            ? id
            : throw InvalidInput.Create($"{InvalidInput.Show(id)} is not a person id", "Use the id that Get-WebexConnection or the people API shows: letters, digits, '-', '_', '+', '/' and '='.");
    }

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '+' or '/' or '=';
}
