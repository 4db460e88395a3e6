using System.Text.Json.Serialization.Metadata;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary><c>/meetingPreferences/personalMeetingRoom</c>.</summary>
internal sealed class PersonalRoomClient(ApiClient client)
    : PreferenceClient<PersonalRoomDto, PersonalRoomPatch, PersonalRoomUpdateDto, PersonalRoom>(client)
{
    protected override string Path => CallerRoom.Path;

    protected override JsonTypeInfo<PersonalRoomDto> ResponseType => WebexJsonContext.Default.PersonalRoomDto;

    protected override JsonTypeInfo<PersonalRoomUpdateDto> BodyType => WebexJsonContext.Default.PersonalRoomUpdateDto;

    /// <summary>The owner of the room, as the beginning of a sentence.</summary>
    public static string Subject(string? userEmail, string? siteUrl) =>
        (userEmail is null ? "Your own personal room" : $"Personal room of '{userEmail}'")
            + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");

    protected override string Describe(string? userEmail, string? siteUrl) => Subject(userEmail, siteUrl);

    protected override void CheckPatch(string subject, PersonalRoomPatch patch) => PersonalRoomRules.Check(subject, patch);

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
        RoomIdentity.IsSame(present, written) == false ? $"another room, {written.PersonalMeetingRoomLink}" : null;

    protected override PersonalRoom ToModel(PersonalRoomDto response, string? userEmail, string? siteUrl) =>
        response.ToModel(userEmail, siteUrl);
}
