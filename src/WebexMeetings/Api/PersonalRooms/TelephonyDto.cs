namespace WebexMeetings.Api.PersonalRooms;

/// <summary>A room's telephony as the API writes it. The schema has one object under links, every real answer a list.</summary>
internal sealed class TelephonyDto
{
    public string? AccessCode { get; set; }

    public List<CallInNumberDto>? CallInNumbers { get; set; }

    public List<LinkDto>? Links { get; set; }

    public Telephony ToModel() => new()
    {
        AccessCode = AccessCode,
        CallInNumbers = new ItemList<CallInPhone>(CallInNumbers?.Select(number => number.ToModel())),
        Links = new ItemList<Link>(Links?.Select(link => link.ToModel())),
    };
}
