namespace WebexMeetings.Simulator;

internal static class ScopeList
{
    /// <summary>Separated by spaces. An unknown scope is refused as a whole, as Webex does.</summary>
    public static IReadOnlyList<string> Read(string? text)
    {
        string[] scopes = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Length > 0 && scopes.All(Scopes.All.Contains)
            ? scopes
            : throw new OAuthException("invalid_scope", "The requested scope is invalid, unknown or empty.");
    }
}
