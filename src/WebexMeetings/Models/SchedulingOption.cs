namespace WebexMeetings;

/// <summary>
/// The options for the meetings that a user schedules: the response of <c>GET /meetingPreferences/schedulingOptions</c>. The response names
/// no owner, so <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class SchedulingOption : ICallerObject
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
    /// Gets whether invitees may join before the host. The API field is <c>enabledJoinBeforeHost</c>. The value is null when the API sends
    /// none.
    /// </summary>
    public bool? EnabledJoinBeforeHost { get; internal init; }

    /// <summary>
    /// Gets how many minutes before the start invitees may join, while they may join before the host: 0, 5, 10 or 15. The API field is
    /// <c>joinBeforeHostMinutes</c>. The value is null when the API sends none.
    /// </summary>
    public int? JoinBeforeHostMinutes { get; internal init; }

    /// <summary>
    /// Gets whether Webex shares a recording with the invitees when it is available. The API field is <c>enabledAutoShareRecording</c>. The
    /// value is null when the API sends none.
    /// </summary>
    public bool? EnabledAutoShareRecording { get; internal init; }

    /// <summary>
    /// Gets whether Webex Assistant is on when a meeting starts. The API field is <c>enabledWebexAssistantByDefault</c>. The value is null
    /// when the API sends none.
    /// </summary>
    public bool? EnabledWebexAssistantByDefault { get; internal init; }

    /// <summary>
    /// Gets the email addresses of the hosts who may schedule meetings for this user. The API field is <c>delegateEmails</c>. The list is
    /// never null.
    /// </summary>
    public ItemList<string> DelegateEmails { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns the user's address and the delegates.</summary>
    public override string ToString() => UserEmail is null ? DelegateEmails.ToString() : $"{UserEmail}: {DelegateEmails}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
