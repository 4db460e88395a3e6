namespace WebexMeetings.Simulator;

public sealed record SessionType(string Id, string ShortName, string Name, string Type);
