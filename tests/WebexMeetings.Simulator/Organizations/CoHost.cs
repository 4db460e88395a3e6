namespace WebexMeetings.Simulator;

public sealed record CoHost(string Email, string? DisplayName);
