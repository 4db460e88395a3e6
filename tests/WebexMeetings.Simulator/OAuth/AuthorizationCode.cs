namespace WebexMeetings.Simulator;

/// <summary>What the browser brought back: good once, for the same redirect address and the right verifier.</summary>
internal sealed record AuthorizationCode(
    string Value, string RedirectUri, string Challenge, IReadOnlyList<string> Scopes, DateTimeOffset Expires);
