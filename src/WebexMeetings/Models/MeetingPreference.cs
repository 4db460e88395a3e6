namespace WebexMeetings;

/// <summary>
/// All meeting preferences of a user, in one response of <c>GET /meetingPreferences</c>. The response names no owner, so
/// <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose preferences were requested; each part carries the same two.
/// </summary>
public sealed class MeetingPreference : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address that was asked for; the signed-in user's for their own preferences. Null when the latter is not known. Not
    /// an API field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>Gets the site that was asked for, as a lower-case host. Null when the default site was used. Not an API field.</summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the personal room, as Get-WebexPersonalRoom gives it. API field: <c>personalMeetingRoom</c>. Null when the user has no
    /// personal room on the site.
    /// </summary>
    public PersonalRoom? PersonalMeetingRoom { get; internal init; }

    /// <summary>Gets the audio options, as Get-WebexAudioOption gives them. API field: <c>audio</c>. Null when the API sent none.</summary>
    public AudioOption? Audio { get; internal init; }

    /// <summary>Gets the video options, as Get-WebexVideoOption gives them. API field: <c>video</c>. Null when the API sent none.</summary>
    public VideoOption? Video { get; internal init; }

    /// <summary>
    /// Gets the scheduling options, as Get-WebexSchedulingOption gives them. API field: <c>schedulingOptions</c>. Null when the API sent
    /// none.
    /// </summary>
    public SchedulingOption? SchedulingOptions { get; internal init; }

    /// <summary>Gets the user's sites, as Get-WebexSite gives them. API field: <c>sites</c>. Never null.</summary>
    public ItemList<Site> Sites { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns whose preferences; never a PIN.</summary>
    public override string ToString() => UserEmail ?? PersonalMeetingRoom?.PersonalMeetingRoomLink ?? string.Empty;

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
        foreach (ICallerObject? part in new ICallerObject?[] { PersonalMeetingRoom, Audio, Video, SchedulingOptions }.Concat(Sites))
        {
            part?.MakeCallers(connection, userEmail);
        }
    }
}
