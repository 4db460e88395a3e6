using WebexMeetings.Api.Wire;

namespace WebexMeetings.Api;

/// <summary><c>/meetingPreferences/personalMeetingRoom</c>.</summary>
internal sealed class PersonalRooms(ApiClient client)
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
        PersonalRoomJson room = await client.ReadAsync(request, WireJson.Default.PersonalRoomJson, cancellationToken).ConfigureAwait(false);

        // The link is documented as never empty: without it the room is not enabled.
        return string.IsNullOrWhiteSpace(room.PersonalMeetingRoomLink)
            ? throw ApiErrors.NotFound(request, "This user has no personal room on the site")
            : room.ToModel(userEmail, siteUrl);
    }

    private static string Subject(string? userEmail, string? siteUrl) =>
        (userEmail is null ? "Your own personal room" : $"Personal room of '{userEmail}'") + (siteUrl is null ? string.Empty : $" on '{siteUrl}'");
}
