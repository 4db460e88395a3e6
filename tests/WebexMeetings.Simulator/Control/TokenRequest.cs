namespace WebexMeetings.Simulator;

/// <summary>What to do with tokens. Token is a value or a name; the rest describes a new one.</summary>
internal sealed record TokenRequest
{
    public TokenAction Action { get; set; }
    public string? Token { get; set; }
    public string Email { get; set; } = Organization.UserEmail;
    public string[]? Scopes { get; set; }
    public string? Name { get; set; }
    public double? LifetimeSec { get; set; }
}
