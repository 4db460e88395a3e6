namespace WebexMeetings.Simulator;

/// <summary>How many things an order changed.</summary>
internal sealed record ControlResponse(int Changed);
