namespace WebexMeetings;

/// <summary>
/// The audio options of a user's meetings; they do not apply to personal rooms. Response of <c>GET /meetingPreferences/audio</c>. The
/// response names no owner, so <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class AudioOption : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own options, that of the signed-in user. The value is null when it is not
    /// known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site in the request, as a lower-case host. The value is null when the default site was used. The API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the type of audio. Documented values: "webexAudio" (telephony and VoIP), "voipOnly", "otherTeleconferenceService", "none"; the
    /// API may send others. The API field is <c>defaultAudioType</c>. The value is null when the API sends none.
    /// </summary>
    public string? DefaultAudioType { get; internal init; }

    /// <summary>
    /// Gets the phone number and instructions for another teleconference service, which count while the type of audio is
    /// "otherTeleconferenceService". The API field is <c>otherTeleconferenceDescription</c>. The value is null when the API sends none.
    /// </summary>
    public string? OtherTeleconferenceDescription { get; internal init; }

    /// <summary>
    /// Gets whether invitees may call in to numbers of other countries. The API field is <c>enabledGlobalCallIn</c>. The value is null when
    /// the API sends none.
    /// </summary>
    public bool? EnabledGlobalCallIn { get; internal init; }

    /// <summary>
    /// Gets whether invitees may call in to toll-free numbers. The API field is <c>enabledTollFree</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public bool? EnabledTollFree { get; internal init; }

    /// <summary>
    /// Gets whether the user is connected to the audio of the computer when starting or joining a meeting. The API field is
    /// <c>enabledAutoConnection</c>. The value is null when the API sends none.
    /// </summary>
    public bool? EnabledAutoConnection { get; internal init; }

    /// <summary>
    /// Gets the PIN that a host gives on the phone: four digits, leading zeros kept. It is a secret that no default view and no log shows.
    /// The API field is <c>audioPin</c>. The value is null when the API sends none.
    /// </summary>
    public string? AudioPin { get; internal init; }

    /// <summary>Gets the office phone number. The API field is <c>officeNumber</c>. The value is null when the API sends none.</summary>
    public PhoneNumber? OfficeNumber { get; internal init; }

    /// <summary>Gets the mobile phone number. The API field is <c>mobileNumber</c>. The value is null when the API sends none.</summary>
    public PhoneNumber? MobileNumber { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the user's address and the type of audio, but never the PIN.</summary>
    public override string ToString() => UserEmail is null ? DefaultAudioType ?? string.Empty : $"{UserEmail}: {DefaultAudioType}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}

/// <summary>
/// A phone number of a user, and what Webex does with it. The objects <c>officeNumber</c> and <c>mobileNumber</c> of the audio options.
/// </summary>
public sealed class PhoneNumber
{
    /// <summary>
    /// Gets the country code without a plus sign, such as "1". The API field is <c>countryCode</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public string? CountryCode { get; internal init; }

    /// <summary>
    /// Gets the number without the country code, at most 30 characters; an empty string when there is none. The API field is <c>number</c>.
    /// The value is null when the API sends none.
    /// </summary>
    public string? Number { get; internal init; }

    /// <summary>
    /// Gets whether a call from this number identifies the user. The API field is <c>enabledCallInAuthentication</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public bool? EnabledCallInAuthentication { get; internal init; }

    /// <summary>
    /// Gets whether the meeting client offers to call this number. The API field is <c>enabledCallMe</c>. The value is null when the API
    /// sends none.
    /// </summary>
    public bool? EnabledCallMe { get; internal init; }

    /// <summary>
    /// Returns the number with its country code, as in "+1 5550100", which -OfficeNumber and -MobileNumber of Set-WebexAudioOption take;
    /// an empty string when the number is empty.
    /// </summary>
    public override string ToString() =>
        string.IsNullOrEmpty(Number) ? string.Empty
        : string.IsNullOrEmpty(CountryCode) ? Number!
        : $"+{CountryCode} {Number}";
}
