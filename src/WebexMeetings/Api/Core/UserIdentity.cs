namespace WebexMeetings.Api.Core;

/// <summary>Whom a request is about: an address, an id, or both; never neither.</summary>
internal sealed record UserIdentity(string? Email, string? PersonId)
{
    public override string ToString() => $"'{Email ?? PersonId}'";
}
