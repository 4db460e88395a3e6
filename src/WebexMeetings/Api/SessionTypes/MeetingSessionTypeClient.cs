using WebexMeetings.Api.Core;
using WebexMeetings.Api.Json;

namespace WebexMeetings.Api.SessionTypes;

/// <summary><c>/meetings/sessionTypes</c>: the session types as a host sees them.</summary>
internal sealed class MeetingSessionTypeClient(ApiClient client)
{
    private const string Path = "/meetings/sessionTypes";

    /// <param name="hostEmail">The user; null for the signed-in user.</param>
    /// <param name="siteUrl">The site; null for the user's preferred site.</param>
    /// <param name="cancellationToken">Stops the request.</param>
    /// <returns>At least one session type.</returns>
    /// <exception cref="WebexApiException">The user has none, or no response arrived.</exception>
    public async Task<IReadOnlyList<MeetingSessionType>> GetAsync(string? hostEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        ApiRequest request = Request(string.Empty, "Meeting session types", hostEmail, siteUrl);
        MeetingSessionTypesPageDto page = await client.ReadAsync(
            request, WebexJsonContext.Default.MeetingSessionTypesPageDto, cancellationToken).ConfigureAwait(false);
        return page.Items is { Count: > 0 } items
            ? items.ConvertAll(item => item.ToModel(hostEmail, siteUrl))
            : throw ApiErrors.NotFound(request, "Webex lists no session types that this user can schedule meetings with");
    }

    /// <summary>Returns the session type with this ID.</summary>
    /// <exception cref="WebexApiException">The user does not have it, or no response arrived.</exception>
    /// <inheritdoc cref="GetAsync(string?, string?, CancellationToken)"/>
    public async Task<MeetingSessionType> GetAsync(string id, string? hostEmail, string? siteUrl, CancellationToken cancellationToken)
    {
        ApiRequest request = Request("/" + Uri.EscapeDataString(id), $"Meeting session type '{id}'", hostEmail, siteUrl);
        MeetingSessionTypeDto type = await client.ReadAsync(
            request, WebexJsonContext.Default.MeetingSessionTypeDto, cancellationToken).ConfigureAwait(false);
        return type.ToModel(hostEmail, siteUrl);
    }

    private static ApiRequest Request(string path, string what, string? hostEmail, string? siteUrl) => new()
    {
        // Only this endpoint calls the user a host.
        Path = Path + path + new QueryString().Add("hostEmail", hostEmail).Add("siteUrl", siteUrl),
        Subject = (hostEmail is null ? $"{what} of your own" : $"{what} of '{hostEmail}'") + (
            siteUrl is null ? string.Empty : $" on '{siteUrl}'"),
        Scopes = hostEmail is null ? "meeting:schedules_read" : "meeting:admin_schedule_read (your own: meeting:schedules_read)",
    };
}

/// <summary>The response of <c>GET /meetings/sessionTypes</c>.</summary>
internal sealed class MeetingSessionTypesPageDto
{
    public List<MeetingSessionTypeDto>? Items { get; set; }
}

/// <summary>A session type as a host sees it.</summary>
internal sealed class MeetingSessionTypeDto
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public int? AttendeesCapacity { get; set; }

    public MeetingSessionType ToModel(string? hostEmail, string? siteUrl) => new()
    {
        UserEmail = hostEmail,
        SiteUrl = siteUrl,
        Id = Id,
        Name = Name,
        Type = Type,
        AttendeesCapacity = AttendeesCapacity,
    };
}
