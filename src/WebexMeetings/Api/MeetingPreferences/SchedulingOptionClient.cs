using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary>A change of scheduling options; null leaves a setting as it is.</summary>
internal sealed class SchedulingOptionPatch
{
    public bool? EnabledJoinBeforeHost { get; init; }

    public int? JoinBeforeHostMinutes { get; init; }

    public bool? EnabledAutoShareRecording { get; init; }

    public bool? EnabledWebexAssistantByDefault { get; init; }

    /// <summary>Gets the complete list of delegates; an empty list removes all.</summary>
    public IReadOnlyList<string>? DelegateEmails { get; init; }
}

/// <summary><c>/meetingPreferences/schedulingOptions</c>.</summary>
internal sealed class SchedulingOptionClient(ApiClient client)
    : PreferencePartClient<SchedulingOptionDto, SchedulingOptionPatch, SchedulingOptionUpdateDto, SchedulingOption>(client)
{
    protected override string Path => "/meetingPreferences/schedulingOptions";

    protected override JsonTypeInfo<SchedulingOptionDto> ResponseType => WebexJsonContext.Default.SchedulingOptionDto;

    protected override JsonTypeInfo<SchedulingOptionUpdateDto> BodyType => WebexJsonContext.Default.SchedulingOptionUpdateDto;

    protected override string Part => "Scheduling options";

    protected override string? ProblemIn(SchedulingOptionPatch patch) =>
        patch.JoinBeforeHostMinutes is null or 0 or 5 or 10 or 15
            ? SchedulingDelegates.Problem(patch.DelegateEmails ?? [])
            : $"JoinBeforeHostMinutes cannot be {patch.JoinBeforeHostMinutes}; it is 0, 5, 10 or 15";

    protected override SchedulingOptionUpdateDto Merge(
        string subject, SchedulingOptionDto present, SchedulingOptionPatch patch, SettingsMerge merge) => new()
    {
        EnabledJoinBeforeHost = merge.Required("EnabledJoinBeforeHost", present.EnabledJoinBeforeHost, patch.EnabledJoinBeforeHost),
        JoinBeforeHostMinutes = merge.Required("JoinBeforeHostMinutes", present.JoinBeforeHostMinutes, patch.JoinBeforeHostMinutes),
        EnabledAutoShareRecording = merge.Required(
            "EnabledAutoShareRecording", present.EnabledAutoShareRecording, patch.EnabledAutoShareRecording),
        EnabledWebexAssistantByDefault = merge.Optional(
            "EnabledWebexAssistantByDefault", present.EnabledWebexAssistantByDefault, patch.EnabledWebexAssistantByDefault),
        DelegateEmails = MergeDelegates(present.DelegateEmails, patch.DelegateEmails, merge),
    };

    protected override bool ShowsState(SchedulingOptionDto response) => response.EnabledJoinBeforeHost.State != FieldState.Absent;

    protected override SchedulingOption ToModel(SchedulingOptionDto response, string? userEmail, string? siteUrl) =>
        response.ToModel(userEmail, siteUrl);

    // Webex keeps the delegates when the body omits them, so an unchanged list is not repeated and need not be known.
    private static List<string>? MergeDelegates(Field<List<string>> present, IReadOnlyList<string>? wanted, SettingsMerge merge)
    {
        if (wanted is null)
        {
            return null;
        }

        int differences = merge.Changes.Count;
        List<string>? delegates = merge.Required(
            "DelegateEmails", present, SchedulingDelegates.Distinct(wanted), SchedulingDelegates.SameAddresses.Instance, "DelegateEmail");
        return merge.Changes.Count > differences ? delegates : null;
    }

    /// <summary>Finds out what adding or removing delegates would change, and changes nothing.</summary>
    /// <inheritdoc cref="ChangeDelegatesAsync"/>
    public async Task<ChangeResult<SchedulingOption>> PreviewDelegatesAsync(
        string? userEmail, string? siteUrl, IReadOnlyList<string> emails, bool remove, CancellationToken cancellationToken) =>
        (await ReadDelegatesAsync(userEmail, siteUrl, emails, remove, cancellationToken).ConfigureAwait(false)).Preview;

    /// <summary>
    /// Adds or removes delegates without changing the others. It sends nothing about delegates who are already there, or already missing.
    /// </summary>
    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="emails">The delegates to add or remove.</param>
    /// <param name="remove">Whether to remove them.</param>
    /// <param name="readBack">Whether to read the new state, which Webex does not return.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The state after the change, and the differences.</returns>
    /// <exception cref="WebexApiException">A delegate is not an address, or no response arrived.</exception>
    public async Task<ChangeResult<SchedulingOption>> ChangeDelegatesAsync(
        string? userEmail, string? siteUrl, IReadOnlyList<string> emails, bool remove, bool readBack, CancellationToken cancellationToken)
    {
        (ChangeResult<SchedulingOption> preview, List<string> send) = await ReadDelegatesAsync(
            userEmail, siteUrl, emails, remove, cancellationToken).ConfigureAwait(false);
        if (!preview.ChangesSomething)
        {
            return preview;
        }

        using (await Client.SendAsync(DelegatesRequest(userEmail, siteUrl, send, remove), cancellationToken).ConfigureAwait(false))
        {
            // The response to an insert lists addresses, but the API does not document whether these are all or the new ones.
        }

        SchedulingOptionDto? after = readBack ? await ReadBackAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false) : null;
        return new ChangeResult<SchedulingOption>(after?.ToModel(userEmail, siteUrl), preview.Changes);
    }

    private async Task<(ChangeResult<SchedulingOption> Preview, List<string> Send)> ReadDelegatesAsync(
        string? userEmail, string? siteUrl, IReadOnlyList<string> emails, bool remove, CancellationToken cancellationToken)
    {
        string subject = Subject(userEmail, siteUrl);
        ThrowIfProblem(subject, emails.Count == 0 ? "No delegate is named" : SchedulingDelegates.Problem(emails));
        SchedulingOptionDto present = await ReadAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        await CheckOwnerAsync(subject, userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        List<string> send = SchedulingDelegates.WhomToSend(present.DelegateEmails, emails, remove);
        if (send.Count == 0)
        {
            return (new ChangeResult<SchedulingOption>(ToModel(present, userEmail, siteUrl), []), send);
        }

        SettingChange change = SchedulingDelegates.Difference(present.DelegateEmails, send, remove);
        return (new ChangeResult<SchedulingOption>(ToModel(present, userEmail, siteUrl), [change]), send);
    }

    private ApiRequest DelegatesRequest(string? userEmail, string? siteUrl, List<string> emails, bool remove) => new()
    {
        Method = HttpMethod.Post,
        Path = $"{Path}/delegateEmails/{(remove ? "delete" : "insert")}"
            + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
        Body = JsonSerializer.SerializeToUtf8Bytes(new DelegateEmailsDto { Emails = emails }, WebexJsonContext.Default.DelegateEmailsDto),
        Subject = Subject(userEmail, siteUrl),
        Scopes = userEmail is null ? "meeting:preferences_write" : "meeting:admin_preferences_write (your own: meeting:preferences_write)",
    };
}

/// <summary>The rules for the hosts who may schedule meetings on behalf of a user.</summary>
internal static class SchedulingDelegates
{
    /// <summary>Returns the problem with the given delegates; null when there is none.</summary>
    public static string? Problem(IReadOnlyList<string> delegates) =>
        delegates.FirstOrDefault(email => !EmailAddress.IsValid(email)) is { } wrong
            ? $"The delegate {InvalidInput.Show(wrong)} is not an email address"
            : null;

    public static List<string> Distinct(IReadOnlyList<string> delegates) => delegates.Distinct(StringComparer.OrdinalIgnoreCase).ToList();

    /// <summary>
    /// Those of <paramref name="named"/> who are not certainly there already (to add) or not certainly missing (to remove). A list that
    /// Webex did not send, or that holds something else than addresses, tells only who is there, not who is missing.
    /// </summary>
    public static List<string> WhomToSend(Field<List<string>> present, IReadOnlyList<string> named, bool remove)
    {
        var there = new HashSet<string>(present.Value ?? [], StringComparer.OrdinalIgnoreCase);
        bool isWhole = present.IsKnown && there.All(EmailAddress.IsValid);
        return Distinct(named).FindAll(email => remove ? there.Contains(email) || !isWhole : !there.Contains(email));
    }

    /// <summary>Returns the delegates before and after, as far as they are known.</summary>
    public static SettingChange Difference(Field<List<string>> present, List<string> send, bool remove)
    {
        if (!present.IsKnown)
        {
            return new SettingChange(
                "DelegateEmails", null, new[] { $"(unknown) {(remove ? "without" : "with")} {string.Join("; ", send)}" });
        }

        List<string> before = present.Value!;
        IEnumerable<string> after = remove ? before.Except(send, StringComparer.OrdinalIgnoreCase) : before.Concat(send);
        return new SettingChange("DelegateEmails", before, after.ToList());
    }

    /// <summary>Compares addresses regardless of order and case.</summary>
    internal sealed class SameAddresses : IEqualityComparer<List<string>>
    {
        public static readonly SameAddresses Instance = new();

        public bool Equals(List<string>? x, List<string>? y) =>
            new HashSet<string>(x!, StringComparer.OrdinalIgnoreCase).SetEquals(y!);

        public int GetHashCode(List<string> obj) => obj.Count;
    }
}

/// <summary>Scheduling options as the API writes them.</summary>
internal sealed class SchedulingOptionDto
{
    public Field<bool?> EnabledJoinBeforeHost { get; set; } = Field<bool?>.Absent;

    public Field<int?> JoinBeforeHostMinutes { get; set; } = Field<int?>.Absent;

    public Field<bool?> EnabledAutoShareRecording { get; set; } = Field<bool?>.Absent;

    public Field<bool?> EnabledWebexAssistantByDefault { get; set; } = Field<bool?>.Absent;

    public Field<List<string>> DelegateEmails { get; set; } = Field<List<string>>.Absent;

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
