using System.Text.Json;
using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.PersonalRooms;

/// <summary><c>/meetingPreferences/personalMeetingRoom</c>.</summary>
internal sealed class PersonalRoomClient(ApiClient client)
{
    private const string Path = "/meetingPreferences/personalMeetingRoom";

    /// <param name="userEmail">Whose room; null for the room of who is signed in.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="WebexApiException">There is no room, or no answer.</exception>
    public async Task<PersonalRoom> GetAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = Path + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Subject = Subject(userEmail, siteUrl),
            Scopes = userEmail is null ? "meeting:preferences_read" : "meeting:admin_preferences_read (your own room: meeting:preferences_read)",
        };
        PersonalRoomDto room = await client.ReadAsync(request, WebexJsonContext.Default.PersonalRoomDto, cancellationToken).ConfigureAwait(false);

        // The link is documented as never empty: without it the room is not enabled.
        return string.IsNullOrWhiteSpace(room.PersonalMeetingRoomLink)
            ? throw ApiErrors.NotFound(request, "This user has no personal room on the site")
            : room.ToModel(userEmail, siteUrl);
    }

    /// <summary>Looks at what a change would change, and changes nothing.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    public async Task<PersonalRoomMerge> PreviewAsync(string? userEmail, string? siteUrl, PersonalRoomPatch change, CancellationToken cancellationToken)
    {
        string subject = Subject(userEmail, siteUrl);
        PersonalRoomRules.Check(subject, change);
        PersonalRoom room = await GetAsync(userEmail, siteUrl, cancellationToken).ConfigureAwait(false);
        return new PersonalRoomMerge(subject, room, change);
    }

    /// <summary>
    /// Changes the settings that are named and no other. The API takes a room only as a whole, so the room is read and written back at
    /// once; what somebody else changes in the few milliseconds between is overwritten, and the API has no means against that.
    /// </summary>
    /// <param name="userEmail">Whose room; null for the room of who is signed in.</param>
    /// <param name="siteUrl">On which site; null for the default site.</param>
    /// <param name="change">What to change.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>What was different before, and the room after; nothing is written when nothing is different.</returns>
    /// <exception cref="WebexApiException">There is no room, a rule is broken, or no answer came.</exception>
    public async Task<(PersonalRoomMerge Update, PersonalRoom Room)> ChangeAsync(string? userEmail, string? siteUrl, PersonalRoomPatch change, CancellationToken cancellationToken)
    {
        PersonalRoomMerge update = await PreviewAsync(userEmail, siteUrl, change, cancellationToken).ConfigureAwait(false);
        if (!update.ChangesSomething)
        {
            return (update, update.Room);
        }

        var request = new ApiRequest
        {
            Method = HttpMethod.Put,
            Path = Path + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Body = JsonSerializer.SerializeToUtf8Bytes(update.Body, WebexJsonContext.Default.PersonalRoomUpdateDto),
            Subject = Subject(userEmail, siteUrl),
            Scopes = userEmail is null ? "meeting:preferences_write" : "meeting:admin_preferences_write (your own room: meeting:preferences_write)",
        };
        PersonalRoomDto room = await client.ReadAsync(request, WebexJsonContext.Default.PersonalRoomDto, cancellationToken).ConfigureAwait(false);
        return (update, room.ToModel(userEmail, siteUrl));
    }

    /// <summary>Whose room, as the beginning of a sentence.</summary>
    public static string Subject(string? userEmail, string? siteUrl) =>
        (userEmail is null ? "Your own personal room" : $"Personal room of '{userEmail}'") + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");
}
