namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A call-in number as the API writes it.</summary>
internal sealed class CallInNumberDto
{
    public string? Label { get; set; }

    public string? CallInNumber { get; set; }

    public string? TollType { get; set; }

    public CallInNumber ToModel() => new() { Label = Label, Number = CallInNumber, TollType = TollType };
}
