namespace WebexMeetings.Api.Core;

/// <summary>The user of a request: an address, an ID, or both.</summary>
internal sealed record UserIdentity(string? Email, string? PersonId)
{
    public override string ToString() => $"'{Email ?? PersonId}'";
}
