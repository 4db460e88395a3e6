namespace WebexMeetings.Simulator;

/// <summary>A refresh token of the registered integration.</summary>
public sealed class RefreshToken
{
    internal RefreshToken(string value, string email, IReadOnlyList<string> scopes, DateTimeOffset expires)
    {
        Value = value;
        Email = email;
        Scopes = scopes;
        Expires = expires;
    }

    public string Value { get; }

    /// <summary>Whose access tokens it gives.</summary>
    public string Email { get; }

    public IReadOnlyList<string> Scopes { get; }

    public DateTimeOffset Expires { get; internal set; }

    /// <summary>Revoked, or replaced by rotation.</summary>
    public bool IsRevoked { get; internal set; }

    /// <summary>How many access tokens it has given.</summary>
    public int Uses { get; internal set; }
}
