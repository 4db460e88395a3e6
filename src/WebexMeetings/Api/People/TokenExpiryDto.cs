namespace WebexMeetings.Api.People;

/// <summary>The answer of <c>GET /authorizations/tokenExpiry</c>.</summary>
internal sealed class TokenExpiryDto
{
    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    public long? Exp { get; set; }
}
