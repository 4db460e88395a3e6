namespace WebexMeetings.Simulator;

/// <summary>A token as the control interface shows it.</summary>
internal sealed record TokenEntry(
    string Name, string Value, string Email, IEnumerable<string> Scopes, DateTimeOffset Expires, bool IsRevoked)
{
    public static TokenEntry Of(AccessToken token) =>
        new(token.Name, token.Value, token.Email, token.Scopes.Order(StringComparer.Ordinal), token.Expires, token.IsRevoked);

    public static TokenEntry Of(RefreshToken token) =>
        new("refresh token", token.Value, token.Email, token.Scopes, token.Expires, token.IsRevoked);
}
