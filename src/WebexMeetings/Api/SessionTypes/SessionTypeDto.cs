namespace WebexMeetings.Api.SessionTypes;

/// <summary>A session type as the API writes it.</summary>
internal sealed class SessionTypeDto
{
    public string? Id { get; set; }

    public string? ShortName { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public SessionType ToModel() => new() { Id = Id, ShortName = ShortName, Name = Name, Type = Type };
}
