using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>A change of audio options; null leaves a setting as it is. It is not a record, because a record would print the PIN.</summary>
internal sealed class AudioOptionPatch
{
    public string? DefaultAudioType { get; init; }

    public string? OtherTeleconferenceDescription { get; init; }

    public bool? EnabledGlobalCallIn { get; init; }

    public bool? EnabledTollFree { get; init; }

    public bool? EnabledAutoConnection { get; init; }

    public string? AudioPin { get; init; }

    /// <summary>A property that is null stays as it is.</summary>
    public PhoneNumber? OfficeNumber { get; init; }

    /// <inheritdoc cref="OfficeNumber"/>
    public PhoneNumber? MobileNumber { get; init; }
}

/// <summary><c>/meetingPreferences/audio</c>.</summary>
internal sealed class AudioOptionClient(ApiClient client)
    : PreferencePartClient<AudioOptionDto, AudioOptionPatch, AudioOptionUpdateDto, AudioOption>(client)
{
    private const int LongestNumber = 30;
    private const int PinLength = 4;

    protected override string Path => "/meetingPreferences/audio";

    protected override JsonTypeInfo<AudioOptionDto> ResponseType => WebexJsonContext.Default.AudioOptionDto;

    protected override JsonTypeInfo<AudioOptionUpdateDto> BodyType => WebexJsonContext.Default.AudioOptionUpdateDto;

    protected override string Part => "Audio options";

    protected override string? ProblemIn(AudioOptionPatch patch) =>
        patch.DefaultAudioType is { } type && type.Trim().Length == 0
            ? "The default audio type is empty"
            : PinProblem(patch.AudioPin) ?? NumberProblem("office", patch.OfficeNumber) ?? NumberProblem("mobile", patch.MobileNumber);

    protected override AudioOptionUpdateDto Merge(
        string subject, AudioOptionDto present, AudioOptionPatch patch, SettingsMerge merge) => new()
    {
        DefaultAudioType = merge.Required("DefaultAudioType", present.DefaultAudioType, patch.DefaultAudioType),
        OtherTeleconferenceDescription = merge.Required(
            "OtherTeleconferenceDescription", present.OtherTeleconferenceDescription, patch.OtherTeleconferenceDescription),
        EnabledGlobalCallIn = merge.Required("EnabledGlobalCallIn", present.EnabledGlobalCallIn, patch.EnabledGlobalCallIn),
        EnabledTollFree = merge.Required("EnabledTollFree", present.EnabledTollFree, patch.EnabledTollFree),
        EnabledAutoConnection = merge.Required("EnabledAutoConnection", present.EnabledAutoConnection, patch.EnabledAutoConnection),

        // A user who never chose a PIN has none or an empty one, and the API does not accept an empty one.
        AudioPin = merge.Optional("AudioPin", present.AudioPin, patch.AudioPin, isSecret: true) is { Length: > 0 } pin ? pin : null,
        OfficeNumber = MergeNumber("Office", present.OfficeNumber, patch.OfficeNumber, merge),
        MobileNumber = MergeNumber("Mobile", present.MobileNumber, patch.MobileNumber, merge),
    };

    protected override bool ShowsState(AudioOptionDto response) => response.DefaultAudioType.State != FieldState.Absent;

    protected override AudioOption ToModel(AudioOptionDto response, string? userEmail, string? siteUrl) =>
        response.ToModel(userEmail, siteUrl);

    private static PhoneNumberUpdateDto MergeNumber(
        string which, Field<List<PhoneNumberDto>> present, PhoneNumber? wanted, SettingsMerge merge)
    {
        // Unless it is exactly one object, nothing in it is known.
        PhoneNumberDto known = present.IsKnown && present.Value is [var only] ? only : new PhoneNumberDto();
        string number = which + "Number";
        return new PhoneNumberUpdateDto
        {
            CountryCode = merge.Required(number + ".CountryCode", known.CountryCode, wanted?.CountryCode, SameCountryCode.Instance, number),
            Number = merge.Required(number + ".Number", known.Number, wanted?.Number, parameter: number),
            EnabledCallInAuthentication = merge.Required(
                number + ".EnabledCallInAuthentication", known.EnabledCallInAuthentication, wanted?.EnabledCallInAuthentication,
                parameter: which + "EnabledCallInAuthentication"),
            EnabledCallMe = merge.Required(
                number + ".EnabledCallMe", known.EnabledCallMe, wanted?.EnabledCallMe, parameter: which + "EnabledCallMe"),
        };
    }

    // The PIN itself is a secret, so no message shows it.
    private static string? PinProblem(string? pin) =>
        pin is null || (pin.Length == PinLength && !Pin.IsForbidden(pin))
            ? null
            : "The audio PIN is not allowed; it is exactly 4 digits, no run such as 1234 or 4321, and no repetition such as 1111";

    private static string? NumberProblem(string which, PhoneNumber? phone) => phone switch
    {
        { Number.Length: > LongestNumber } =>
            $"The {which} number has {phone.Number.Length} characters; a number has at most {LongestNumber}",
        { CountryCode: { } code } when !code.TrimStart('+').All(c => c is >= '0' and <= '9') =>
            $"The country code of the {which} number is not digits: {InvalidInput.Show(code)}",
        _ => null,
    };

    /// <summary>Compares country codes: "1" and "+1" are the same.</summary>
    private sealed class SameCountryCode : IEqualityComparer<string?>
    {
        public static readonly SameCountryCode Instance = new();

        public bool Equals(string? x, string? y) => x?.TrimStart('+') == y?.TrimStart('+');

        public int GetHashCode(string? obj) => 0;
    }
}

/// <summary>Audio options as the API writes them.</summary>
internal sealed class AudioOptionDto
{
    public Field<string?> DefaultAudioType { get; set; } = Field<string?>.Absent;

    public Field<string?> OtherTeleconferenceDescription { get; set; } = Field<string?>.Absent;

    public Field<bool?> EnabledGlobalCallIn { get; set; } = Field<bool?>.Absent;

    public Field<bool?> EnabledTollFree { get; set; } = Field<bool?>.Absent;

    public Field<bool?> EnabledAutoConnection { get; set; } = Field<bool?>.Absent;

    public Field<string?> AudioPin { get; set; } = Field<string?>.Absent;

    /// <summary>One object, read as a list, so that another value in its place does not fail the whole response.</summary>
    public Field<List<PhoneNumberDto>> OfficeNumber { get; set; } = Field<List<PhoneNumberDto>>.Absent;

    /// <inheritdoc cref="OfficeNumber"/>
    public Field<List<PhoneNumberDto>> MobileNumber { get; set; } = Field<List<PhoneNumberDto>>.Absent;

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
    public Field<string?> CountryCode { get; set; } = Field<string?>.Absent;

    public Field<string?> Number { get; set; } = Field<string?>.Absent;

    public Field<bool?> EnabledCallInAuthentication { get; set; } = Field<bool?>.Absent;

    public Field<bool?> EnabledCallMe { get; set; } = Field<bool?>.Absent;

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
