using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;
using WebexMeetings.Api.PersonalRooms;
using WebexMeetings.Api.Sites;

namespace WebexMeetings.Api.MeetingPreferences;

/// <summary><c>GET /meetingPreferences</c>, which returns all parts in one response. The clients of the parts change them.</summary>
internal sealed class MeetingPreferenceClient(ApiClient client)
{
    /// <param name="userEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site; null for the default site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <exception cref="WebexApiException">No response arrived.</exception>
    public async Task<MeetingPreference> GetAsync(string? userEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        var request = new ApiRequest
        {
            Path = "/meetingPreferences" + new QueryString().Add("userEmail", userEmail).Add("siteUrl", siteUrl),
            Subject = (userEmail is null ? "Your own meeting preferences" : $"Meeting preferences of '{userEmail}'")
                + (siteUrl is null ? string.Empty : $" on '{siteUrl}'"),
            Scopes = userEmail is null ? "meeting:preferences_read" : "meeting:admin_preferences_read (your own: meeting:preferences_read)",
        };
        MeetingPreferenceDto preferences = await client.ReadAsync(
            request, WebexJsonContext.Default.MeetingPreferenceDto, cancellationToken).ConfigureAwait(false);
        preferences.Sites?.ForEach(site => client.Connection.Completions.Add(site.SiteUrl));
        return preferences.ToModel(userEmail, siteUrl);
    }
}

/// <summary>
/// All preferences as the API writes them. Each part is one object, read as a list, so that another value in its place does not fail the
/// whole response.
/// </summary>
internal sealed class MeetingPreferenceDto
{
    public List<PersonalRoomDto>? PersonalMeetingRoom { get; set; }

    public List<AudioOptionDto>? Audio { get; set; }

    public List<VideoOptionDto>? Video { get; set; }

    public List<SchedulingOptionDto>? SchedulingOptions { get; set; }

    public List<SiteDto>? Sites { get; set; }

    public MeetingPreference ToModel(string? userEmail, string? siteUrl) => new()
    {
        UserEmail = userEmail,
        SiteUrl = siteUrl,

        // The link is documented as never empty: without it the room is not enabled.
        PersonalMeetingRoom = PersonalMeetingRoom?
            .FirstOrDefault(room => !string.IsNullOrWhiteSpace(room.PersonalMeetingRoomLink))?
            .ToModel(userEmail, siteUrl),
        Audio = Audio?.FirstOrDefault()?.ToModel(userEmail, siteUrl),
        Video = Video?.FirstOrDefault()?.ToModel(userEmail, siteUrl),
        SchedulingOptions = SchedulingOptions?.FirstOrDefault()?.ToModel(userEmail, siteUrl),
        Sites = new ItemList<Site>(Sites?.Select(site => site.ToModel(userEmail))),
    };
}
