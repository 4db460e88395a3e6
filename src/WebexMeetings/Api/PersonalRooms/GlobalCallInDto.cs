namespace WebexMeetings.Api.PersonalRooms;

/// <summary>The answer behind a room's link to global call-in numbers. Its shape is documented nowhere: both usual names of a list are taken.</summary>
internal sealed class GlobalCallInDto
{
    public List<CallInNumberDto>? CallInNumbers { get; set; }

    public List<CallInNumberDto>? Items { get; set; }
}
