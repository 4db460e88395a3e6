using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>Audio options as the API writes them.</summary>
internal sealed class AudioOptionDto
{
    public Field<string?> DefaultAudioType { get; set; }

    public Field<string?> OtherTeleconferenceDescription { get; set; }

    public Field<bool?> EnabledGlobalCallIn { get; set; }

    public Field<bool?> EnabledTollFree { get; set; }

    public Field<bool?> EnabledAutoConnection { get; set; }

    public Field<string?> AudioPin { get; set; }

    /// <summary>One object, read as a list, so that another value in its place does not fail the whole response.</summary>
    public Field<List<PhoneNumberDto>> OfficeNumber { get; set; }

    /// <inheritdoc cref="OfficeNumber"/>
    public Field<List<PhoneNumberDto>> MobileNumber { get; set; }

    public AudioOption ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,
        DefaultAudioType = DefaultAudioType.Value,
        OtherTeleconferenceDescription = OtherTeleconferenceDescription.Value,
        EnabledGlobalCallIn = EnabledGlobalCallIn.Value,
        EnabledTollFree = EnabledTollFree.Value,
        EnabledAutoConnection = EnabledAutoConnection.Value,
        AudioPin = AudioPin.Value,
        OfficeNumber = OfficeNumber.Value?.FirstOrDefault()?.ToModel(),
        MobileNumber = MobileNumber.Value?.FirstOrDefault()?.ToModel(),
    };
}

/// <summary>A phone number as the API writes it.</summary>
internal sealed class PhoneNumberDto
{
    public Field<string?> CountryCode { get; set; }

    public Field<string?> Number { get; set; }

    public Field<bool?> EnabledCallInAuthentication { get; set; }

    public Field<bool?> EnabledCallMe { get; set; }

    public PhoneNumber ToModel() => new()
    {
        CountryCode = CountryCode.Value,
        Number = Number.Value,
        EnabledCallInAuthentication = EnabledCallInAuthentication.Value,
        EnabledCallMe = EnabledCallMe.Value,
    };
}

/// <summary>The body of <c>PUT /meetingPreferences/audio</c>: all of the options, in the documented order.</summary>
internal sealed class AudioOptionUpdateDto
{
    public required string? DefaultAudioType { get; set; }

    public required string? OtherTeleconferenceDescription { get; set; }

    public required bool? EnabledGlobalCallIn { get; set; }

    public required bool? EnabledTollFree { get; set; }

    public required bool? EnabledAutoConnection { get; set; }

    /// <summary>Null when the user has no PIN and the change sets none.</summary>
    public string? AudioPin { get; set; }

    public required PhoneNumberUpdateDto OfficeNumber { get; set; }

    public required PhoneNumberUpdateDto MobileNumber { get; set; }
}

/// <summary>A phone number in the body.</summary>
internal sealed class PhoneNumberUpdateDto
{
    public required string? CountryCode { get; set; }

    public required string? Number { get; set; }

    public required bool? EnabledCallInAuthentication { get; set; }

    public required bool? EnabledCallMe { get; set; }
}
