namespace WebexMeetings.Simulator;

/// <summary>How many people there are: the ordinary ones, and together with the well-known.</summary>
internal sealed record OrganizationSize(int People, int Everybody);
