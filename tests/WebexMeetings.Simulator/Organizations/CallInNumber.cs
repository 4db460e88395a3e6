namespace WebexMeetings.Simulator;

public sealed record CallInNumber(string Label, string Number, string TollType);
