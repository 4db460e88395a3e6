namespace WebexMeetings.Authentication;

/// <summary>A sign-in with a device code that has begun. Not a record: that would print its code.</summary>
internal sealed class DeviceAuthorization
{
    /// <summary>The secret half; whoever has it gets the tokens.</summary>
    public required string DeviceCode { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required TimeSpan Interval { get; init; }

    /// <summary>What the person has to do.</summary>
    public required SignInPrompt Prompt { get; init; }
}
