namespace WebexMeetings.Api.SessionTypes;

/// <summary>What is done with the named session types.</summary>
internal enum SessionTypeChange
{
    /// <summary>They become the user's only ones.</summary>
    Set,

    /// <summary>They join the user's others.</summary>
    Add,

    /// <summary>They are taken away from the user's others.</summary>
    Remove,
}
