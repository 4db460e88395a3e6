namespace WebexMeetings.Simulator;

/// <summary>How many requests of a token passed the limit, and how many did not.</summary>
public sealed record TokenUseCount(int Accepted, int Rejected);
