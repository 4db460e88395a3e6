namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A link as the API writes it.</summary>
internal sealed class LinkDto
{
    public string? Rel { get; set; }

    public string? Href { get; set; }

    public string? Method { get; set; }

    public Link ToModel() => new() { Rel = Rel, Href = Href, Method = Method };
}
