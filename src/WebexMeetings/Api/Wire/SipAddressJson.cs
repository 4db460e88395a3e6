namespace WebexMeetings.Api.Wire;

/// <summary>A person's SIP address as the API writes it.</summary>
internal sealed class SipAddressJson
{
    public const string PersonalRoom = "personal-room";

    public string? Type { get; set; }
}
