namespace WebexMeetings.Simulator;

/// <summary>A Webex site of the organisation.</summary>
public sealed record Site(int Index, string Host, bool HasTelephony);
