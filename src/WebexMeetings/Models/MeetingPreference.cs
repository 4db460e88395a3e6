namespace WebexMeetings;

/// <summary>
/// All meeting preferences of a user, in one response of <c>GET /meetingPreferences</c>. The response names no owner, so
/// <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose preferences were requested; each part carries the same two.
/// </summary>
public sealed class MeetingPreference : ICallerObject
{
    private object? caller;

    /// <summary>
    /// Gets the email address in the request; for the user's own preferences, that of the signed-in user. The value is null when it is not
    /// known. The API has no such field.
    /// </summary>
    public string? UserEmail { get; internal set; }

    /// <summary>
    /// Gets the site in the request, as a lower-case host. The value is null when the default site was used. The API has no such field.
    /// </summary>
    public string? SiteUrl { get; internal init; }

    /// <summary>
    /// Gets the personal room, as Get-WebexPersonalRoom gives it. The API field is <c>personalMeetingRoom</c>. The value is null when the
    /// user has no personal room on the site.
    /// </summary>
    public PersonalRoom? PersonalMeetingRoom { get; internal init; }

    /// <summary>
    /// Gets the audio options, as Get-WebexAudioOption gives them. The API field is <c>audio</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public AudioOption? Audio { get; internal init; }

    /// <summary>
    /// Gets the video options, as Get-WebexVideoOption gives them. The API field is <c>video</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public VideoOption? Video { get; internal init; }

    /// <summary>
    /// Gets the scheduling options, as Get-WebexSchedulingOption gives them. The API field is <c>schedulingOptions</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public SchedulingOption? SchedulingOptions { get; internal init; }

    /// <summary>Gets the user's sites, as Get-WebexSite gives them. The API field is <c>sites</c>. The list is never null.</summary>
    public ItemList<Site> Sites { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the user's address, but never a PIN.</summary>
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
