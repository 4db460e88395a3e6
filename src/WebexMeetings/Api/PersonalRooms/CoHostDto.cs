namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A co-host as the API writes it.</summary>
internal sealed class CoHostDto
{
    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    public CoHost ToModel() => new() { Email = Email, DisplayName = DisplayName };
}
