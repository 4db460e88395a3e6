namespace WebexMeetings.Api.People;

/// <summary>A person's SIP address as the API writes it.</summary>
internal sealed class SipAddressDto
{
    public const string PersonalRoom = "personal-room";

    public string? Type { get; set; }
}
