namespace WebexMeetings.Authentication;

/// <summary>One request to a token endpoint.</summary>
internal sealed class OAuthRequest
{
    /// <summary>The path below /v1, with a leading slash.</summary>
    public required string Path { get; init; }

    /// <summary>What is tried, as the beginning of a sentence: "Sign-in with the refresh token".</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Form { get; init; }

    /// <summary>Whether the client authenticates in the Authorization header; else the form does it, where it has to.</summary>
    public bool UsesBasic { get; init; }

    /// <summary>What was not accepted when Webex says invalid_grant: "the refresh token".</summary>
    public string Grant { get; init; } = "the sign-in";

    /// <summary>The scopes that are asked for; empty where the grant has them.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>What to do about a grant that is not accepted.</summary>
    public string WhatToDo { get; init; } = "Run Connect-Webex again.";
}
