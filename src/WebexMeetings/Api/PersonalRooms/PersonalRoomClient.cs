using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary><c>/meetingPreferences/personalMeetingRoom</c>.</summary>
internal sealed class PersonalRoomClient(ApiClient client)
    : PreferenceClient<PersonalRoomDto, PersonalRoomPatch, PersonalRoomUpdateDto, PersonalRoom>(client)
{
    public const string RoomPath = "/meetingPreferences/personalMeetingRoom";

    protected override string Path => RoomPath;

    protected override JsonTypeInfo<PersonalRoomDto> ResponseType => WebexJsonContext.Default.PersonalRoomDto;

    protected override JsonTypeInfo<PersonalRoomUpdateDto> BodyType => WebexJsonContext.Default.PersonalRoomUpdateDto;

    /// <summary>The owner of the room, as the beginning of a sentence.</summary>
    public static string Subject(string? userEmail, string? siteUrl) =>
        (userEmail is null ? "Your own personal room" : $"Personal room of '{userEmail}'")
            + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    protected override string Describe(string? userEmail, string? siteUrl) => Subject(userEmail, siteUrl);

    protected override string? ProblemIn(PersonalRoomPatch patch) => PersonalRoomRules.ProblemIn(patch);

    // The link is documented as never empty: without it the room is not enabled.
    protected override void CheckPresence(ApiRequest request, PersonalRoomDto response)
    {
        if (!ShowsState(response))
        {
            throw ApiErrors.NotFound(request, "This user has no personal room on the site");
        }
    }

    protected override PersonalRoomUpdateDto Merge(string subject, PersonalRoomDto present, PersonalRoomPatch patch, SettingsMerge merge)
    {
        PersonalRoomUpdateDto body = PersonalRoomMerge.Merge(present, patch, merge);
        PersonalRoomRules.CheckCoHosts(subject, body, merge.Changes);
        return body;
    }

    protected override async Task CheckOwnerAsync(
        string subject, string? userEmail, string? siteUrl, PersonalRoomDto present, CancellationToken cancellationToken)
    {
        if (siteUrl is not null && RoomIdentity.OtherSite(present, siteUrl) is { } other)
        {
            throw ResponseMismatch.NotChanged(
                subject,
                $"Webex's response shows a room on '{other}'",
                $"If the site was renamed, use -SiteUrl {other}; else check -SiteUrl.");
        }

        if (userEmail is not null)
        {
            await CallerRoom.Of(Client).RefuseAsync(subject, present, userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool ShowsState(PersonalRoomDto response) => !string.IsNullOrWhiteSpace(response.PersonalMeetingRoomLink);

    protected override string? FindOtherOwner(PersonalRoomDto present, PersonalRoomDto written) =>
        RoomIdentity.IsSame(present, written) == false ? $"another room, {Client.Show(written.PersonalMeetingRoomLink)}" : null;

    protected override PersonalRoom ToModel(PersonalRoomDto response, string? userEmail, string? siteUrl) =>
        response.ToModel(userEmail, siteUrl);
}

/// <summary>A personal room as the API writes it. A change has to write back each <see cref="Field{T}"/>.</summary>
internal sealed class PersonalRoomDto
{
    public Field<string?> Topic { get; set; } = Field<string?>.Absent;

    public Field<string?> HostPin { get; set; } = Field<string?>.Absent;

    public string? PersonalMeetingRoomLink { get; set; }

    public Field<bool?> EnabledAutoLock { get; set; } = Field<bool?>.Absent;

    public Field<int?> AutoLockMinutes { get; set; } = Field<int?>.Absent;

    public Field<bool?> EnabledNotifyHost { get; set; } = Field<bool?>.Absent;

    public Field<bool?> SupportCoHost { get; set; } = Field<bool?>.Absent;

    public Field<bool?> SupportAnyoneAsCoHost { get; set; } = Field<bool?>.Absent;

    public Field<bool?> AllowFirstUserToBeCoHost { get; set; } = Field<bool?>.Absent;

    public Field<bool?> AllowAuthenticatedDevices { get; set; } = Field<bool?>.Absent;

    public Field<List<CoHostDto>> CoHosts { get; set; } = Field<List<CoHostDto>>.Absent;

    public string? SipAddress { get; set; }

    public string? DialInIpAddress { get; set; }

    /// <summary>One object, read as a list, so that another value in its place does not fail the whole response.</summary>
    public List<TelephonyDto>? Telephony { get; set; }

    public PersonalRoom ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,
        Topic = Topic.Value,
        HostPin = HostPin.Value,
        PersonalMeetingRoomLink = PersonalMeetingRoomLink,
        EnabledAutoLock = EnabledAutoLock.Value,
        AutoLockMinutes = AutoLockMinutes.Value,
        EnabledNotifyHost = EnabledNotifyHost.Value,
        SupportCoHost = SupportCoHost.Value,
        SupportAnyoneAsCoHost = SupportAnyoneAsCoHost.Value,
        AllowFirstUserToBeCoHost = AllowFirstUserToBeCoHost.Value,
        AllowAuthenticatedDevices = AllowAuthenticatedDevices.Value,
        CoHosts = ItemList<CoHost>.Of(CoHosts.Value, coHost => coHost.ToModel()),
        SipAddress = SipAddress,
        DialInIpAddress = DialInIpAddress,
        Telephony = Telephony?.FirstOrDefault()?.ToModel(),
    };
}

/// <summary>The body of <c>PUT /meetingPreferences/personalMeetingRoom</c>: the whole room, in the documented order.</summary>
internal sealed class PersonalRoomUpdateDto
{
    public required string? Topic { get; set; }

    public required string? HostPin { get; set; }

    public required bool? EnabledAutoLock { get; set; }

    public required int? AutoLockMinutes { get; set; }

    public required bool? EnabledNotifyHost { get; set; }

    public required bool? SupportCoHost { get; set; }

    /// <summary>Null when neither the room nor the change has it, because the API added it later.</summary>
    public bool? SupportAnyoneAsCoHost { get; set; }

    /// <inheritdoc cref="SupportAnyoneAsCoHost"/>
    public bool? AllowFirstUserToBeCoHost { get; set; }

    /// <inheritdoc cref="SupportAnyoneAsCoHost"/>
    public bool? AllowAuthenticatedDevices { get; set; }

    public required List<CoHostDto> CoHosts { get; set; }
}

/// <summary>A co-host. A write needs both fields.</summary>
internal sealed class CoHostDto
{
    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    public CoHost ToModel() => new() { Email = Email, DisplayName = DisplayName };

    public override string? ToString() => Email;
}

/// <summary>A room's telephony. The schema has one object under links, every real response a list.</summary>
internal sealed class TelephonyDto
{
    public string? AccessCode { get; set; }

    public List<CallInNumberDto>? CallInNumbers { get; set; }

    public List<LinkDto>? Links { get; set; }

    public Telephony ToModel() => new()
    {
        AccessCode = AccessCode,
        CallInNumbers = ItemList<CallInPhone>.Of(CallInNumbers, number => number.ToModel()),
        Links = ItemList<Link>.Of(Links, link => link.ToModel()),
    };
}

/// <summary>A call-in number.</summary>
internal sealed class CallInNumberDto
{
    public string? Label { get; set; }

    public string? CallInNumber { get; set; }

    public string? TollType { get; set; }

    public CallInPhone ToModel() => new() { Label = Label, CallInNumber = CallInNumber, TollType = TollType };
}

/// <summary>A link.</summary>
internal sealed class LinkDto
{
    public string? Rel { get; set; }

    public string? Href { get; set; }

    public string? Method { get; set; }

    public Link ToModel() => new() { Rel = Rel, Href = Href, Method = Method };
}

/// <summary>
/// The response behind a room's link to global call-in numbers. Its format is not documented, so both usual names of a list are read.
/// </summary>
internal sealed class GlobalCallInDto
{
    public List<CallInNumberDto>? CallInNumbers { get; set; }

    public List<CallInNumberDto>? Items { get; set; }
}
