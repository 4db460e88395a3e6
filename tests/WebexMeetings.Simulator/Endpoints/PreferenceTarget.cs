namespace WebexMeetings.Simulator;

/// <summary>Whose preferences, and on which site, a request means.</summary>
internal sealed record PreferenceTarget(Person Person, Site Site);
