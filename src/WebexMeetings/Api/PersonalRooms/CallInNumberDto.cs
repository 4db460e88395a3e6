namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A call-in number as the API writes it.</summary>
internal sealed class CallInNumberDto
{
    public string? Label { get; set; }

    public string? CallInNumber { get; set; }

    public string? TollType { get; set; }

    public CallInPhone ToModel() => new() { Label = Label, CallInNumber = CallInNumber, TollType = TollType };
}
