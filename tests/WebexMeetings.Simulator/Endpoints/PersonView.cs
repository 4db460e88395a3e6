namespace WebexMeetings.Simulator;

/// <summary>How much of a person an answer shows.</summary>
/// <param name="ForAdministrator">Roles, licenses, lastModified and the sign-in flags.</param>
/// <param name="WithPresence">status and lastActivity; left out when people are asked for by ID.</param>
internal readonly record struct PersonView(bool ForAdministrator, bool WithPresence)
{
    /// <summary>False for excludeStatus=true.</summary>
    public bool WithStatus { get; init; } = true;
}
