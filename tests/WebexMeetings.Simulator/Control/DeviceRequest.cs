namespace WebexMeetings.Simulator;

/// <summary>Which device sign-in is meant; without a code, all that wait.</summary>
internal sealed record DeviceRequest
{
    public string? UserCode { get; set; }
    public string? Email { get; set; }
    public int Polls { get; set; } = 1;
}
