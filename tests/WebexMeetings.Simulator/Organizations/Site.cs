namespace WebexMeetings.Simulator;

/// <summary>A Webex site of the organization.</summary>
public sealed record Site(int Index, string Host, bool HasTelephony);
