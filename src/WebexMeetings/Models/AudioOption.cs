namespace WebexMeetings;

/// <summary>
/// The audio options of a user's meetings; they do not apply to personal rooms. Response of <c>GET /meetingPreferences/audio</c>. The
/// response names no owner, so <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class AudioOption : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address that was asked for; the signed-in user's for their own options. Null when the latter is not known. Not an
    /// API field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>Gets the site that was asked for, as a lower-case host. Null when the default site was used. Not an API field.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the type of audio. Documented values: "webexAudio" (telephony and VoIP), "voipOnly", "otherTeleconferenceService", "none";
    /// others pass through as sent. API field: <c>defaultAudioType</c>. Null when the API sent none.
    /// </summary>
    public string? DefaultAudioType { get; internal init; }

    /// <summary>
    /// Gets the phone number and instructions for another teleconference service, which count while the type of audio is
    /// "otherTeleconferenceService". API field: <c>otherTeleconferenceDescription</c>. Null when the API sent none.
    /// </summary>
    public string? OtherTeleconferenceDescription { get; internal init; }

    /// <summary>
    /// Gets whether invitees may call in to numbers of other countries. API field: <c>enabledGlobalCallIn</c>. Null when the API sent
    /// none.
    /// </summary>
    public bool? EnabledGlobalCallIn { get; internal init; }

    /// <summary>
    /// Gets whether invitees may call in to toll-free numbers. API field: <c>enabledTollFree</c>. Null when the API sent none.
    /// </summary>
    public bool? EnabledTollFree { get; internal init; }

    /// <summary>
    /// Gets whether the user is connected to the audio of the computer when starting or joining a meeting. API field:
    /// <c>enabledAutoConnection</c>. Null when the API sent none.
    /// </summary>
    public bool? EnabledAutoConnection { get; internal init; }

    /// <summary>
    /// Gets the PIN that a host gives on the phone: four digits, leading zeros kept. A secret: it is in no default view and in no log.
    /// API field: <c>audioPin</c>. Null when the API sent none.
    /// </summary>
    public string? AudioPin { get; internal init; }

    /// <summary>Gets the office phone number. API field: <c>officeNumber</c>. Null when the API sent none.</summary>
    public PhoneNumber? OfficeNumber { get; internal init; }

    /// <summary>Gets the mobile phone number. API field: <c>mobileNumber</c>. Null when the API sent none.</summary>
    public PhoneNumber? MobileNumber { get; internal init; }

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns whose options, and the type of audio; never the PIN.</summary>
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
    /// Gets the country code without a plus sign, such as "1". API field: <c>countryCode</c>. Null when the API sent none.
    /// </summary>
    public string? CountryCode { get; internal init; }

    /// <summary>
    /// Gets the number without the country code, at most 30 characters; an empty string when there is none. API field: <c>number</c>. Null
    /// when the API sent none.
    /// </summary>
    public string? Number { get; internal init; }

    /// <summary>
    /// Gets whether a call from this number identifies the user. API field: <c>enabledCallInAuthentication</c>. Null when the API sent
    /// none.
    /// </summary>
    public bool? EnabledCallInAuthentication { get; internal init; }

    /// <summary>
    /// Gets whether the meeting client offers to call this number. API field: <c>enabledCallMe</c>. Null when the API sent none.
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
