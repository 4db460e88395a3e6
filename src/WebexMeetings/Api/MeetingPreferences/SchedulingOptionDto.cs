using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>Scheduling options as the API writes them.</summary>
internal sealed class SchedulingOptionDto
{
    public Field<bool?> EnabledJoinBeforeHost { get; set; }

    public Field<int?> JoinBeforeHostMinutes { get; set; }

    public Field<bool?> EnabledAutoShareRecording { get; set; }

    public Field<bool?> EnabledWebexAssistantByDefault { get; set; }

    public Field<List<string>> DelegateEmails { get; set; }

    public SchedulingOption ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,
        EnabledJoinBeforeHost = EnabledJoinBeforeHost.Value,
        JoinBeforeHostMinutes = JoinBeforeHostMinutes.Value,
        EnabledAutoShareRecording = EnabledAutoShareRecording.Value,
        EnabledWebexAssistantByDefault = EnabledWebexAssistantByDefault.Value,
        DelegateEmails = new ItemList<string>(DelegateEmails.Value),
    };
}

/// <summary>The body of <c>PUT /meetingPreferences/schedulingOptions</c>.</summary>
internal sealed class SchedulingOptionUpdateDto
{
    public required bool? EnabledJoinBeforeHost { get; set; }

    public required int? JoinBeforeHostMinutes { get; set; }

    public required bool? EnabledAutoShareRecording { get; set; }

    /// <summary>Null, and omitted, when the response does not have it.</summary>
    public bool? EnabledWebexAssistantByDefault { get; set; }

    /// <summary>Null, and omitted, to keep the delegates; an empty list removes all.</summary>
    public List<string>? DelegateEmails { get; set; }
}

/// <summary>The body of <c>POST …/delegateEmails/insert</c> and <c>/delete</c>.</summary>
internal sealed class DelegateEmailsDto
{
    public required List<string> Emails { get; set; }
}
