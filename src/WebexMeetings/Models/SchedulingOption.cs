namespace WebexMeetings;

/// <summary>
/// What holds for the meetings that a user schedules. Response of <c>GET /meetingPreferences/schedulingOptions</c>. The response names no
/// owner, so <see cref="UserEmail"/> and <see cref="SiteUrl"/> say whose options were requested.
/// </summary>
public sealed class SchedulingOption : ICallerObject
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
    /// Gets whether invitees may join before the host. API field: <c>enabledJoinBeforeHost</c>. Null when the API sent none.
    /// </summary>
    public bool? EnabledJoinBeforeHost { get; internal init; }

    /// <summary>
    /// Gets how many minutes before the start invitees may join, while they may join before the host: 0, 5, 10 or 15. API field:
    /// <c>joinBeforeHostMinutes</c>. Null when the API sent none.
    /// </summary>
    public int? JoinBeforeHostMinutes { get; internal init; }

    /// <summary>
    /// Gets whether Webex shares a recording with the invitees when it is available. API field: <c>enabledAutoShareRecording</c>. Null
    /// when the API sent none.
    /// </summary>
    public bool? EnabledAutoShareRecording { get; internal init; }

    /// <summary>
    /// Gets whether Webex Assistant is on when a meeting starts. API field: <c>enabledWebexAssistantByDefault</c>. Null when the API sent
    /// none.
    /// </summary>
    public bool? EnabledWebexAssistantByDefault { get; internal init; }

    /// <summary>
    /// Gets the email addresses of the hosts who may schedule meetings for this user. API field: <c>delegateEmails</c>. Never null.
    /// </summary>
    public ItemList<string> DelegateEmails { get; internal init; } = new(null);

    string? IUserObject.PersonId => null;

    object? ICallerObject.Caller => caller;

    /// <summary>Returns whose options, and the delegates.</summary>
    public override string ToString() => UserEmail is null ? DelegateEmails.ToString() : $"{UserEmail}: {DelegateEmails}";

    void ICallerObject.MakeCallers(object connection, string? userEmail)
    {
        caller = connection;
        UserEmail ??= userEmail;
    }
}
